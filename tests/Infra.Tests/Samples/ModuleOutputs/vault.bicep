output uri string = 'https://example'
