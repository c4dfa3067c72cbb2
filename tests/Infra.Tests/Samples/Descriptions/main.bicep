@minLength(3)
param name string

@description('A shape.')
type shape = {
  @description('Described.')
  one: string
  two: string
}

@description('Described.')
param given shape

output out string = '${name}${given.one}'
