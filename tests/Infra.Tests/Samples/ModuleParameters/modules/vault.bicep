param location string
param name string
param tags object = {}
param note string?
param place string = ''
