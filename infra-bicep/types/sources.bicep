// Who drops letters, and where those that are received go.
@export()
@description('A line-of-business system that drops letters under drop/{name}/.')
type sourceType = {
  @description('Its folder.')
  name: string
  @description('Name of the system that sends its letters.')
  system: string
  @description('Who is asked, before a letter is sent, whether it can arrive: the list of the night and then Digital Post, or Digital Post. Left out: nobody.')
  check: ('index' | 'fresh' | 'none')?
  @description('Whether letters that cannot arrive go to a print provider; left out: they do not.')
  print: bool?
  @description('After how long without any answer a letter goes to print although it may have arrived, for example 14.00:00:00; left out: never.')
  printAfter: string?
  @description('The folder under inbox/ for replies to its letters; left out: the destination of its own name, if there is one.')
  destination: string?
  @description('contactPointID where replies to its packages go; left out: Digital Post decides.')
  replyContactPoint: string?
  @description('JSON of what its packages leave out of their letter.json, for example by loadTextContent; left out: nothing.')
  template: string?
}

@export()
@description('An inbox folder for letters to certain contact points.')
type destinationType = {
  @description('The folder under inbox/.')
  name: string
  @description('contactPointIDs whose letters go there.')
  contactPoints: string[]
}

@export()
@description('Where received letters go that meet all that it names.')
type ruleType = {
  @description('Its name in message.json; left out: its number.')
  name: string?
  @description('The folder under inbox/.')
  destination: string
  @description('contactPointIDs of the recipient, one of which it must be.')
  contactPoints: string[]?
  @description('Subjects of KLE, such as 27.18 or 27.*, one of which it must be.')
  kle: string[]?
  @description('Tasks of FORM, one of which it must be.')
  form: string[]?
  @description('What the subject must hold; * stands for anything.')
  subject: string?
  @description('Who writes: a citizen or an organisation.')
  senderType: ('CPR' | 'CVR')?
  @description('What a comment or further fact of the reply must hold; * stands for anything.')
  replyText: string?
}
