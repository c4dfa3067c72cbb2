// The shapes of the parameters about SFTP.

@export()
@description('Digital Post\'s SFTP server. Its name follows from the environment.')
type sftpServerType = {
  @description('The public keys that it may show, as type and base64: ssh-ed25519 AAAA….')
  hostKeys: string[]
}

@export()
@description('How a system enters Digital Post\'s SFTP server.')
type sftpLoginType = {
  @description('Its SSH brugernavn in Administrative Access.')
  user: string
  @description('Name of the Key Vault secret that holds its private key.')
  privateKeySecret: string
}
