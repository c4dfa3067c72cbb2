output uri string = 'https://example'
output id string = 'x'
