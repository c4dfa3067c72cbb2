using Postvogn.DigitalPost;

namespace Postvogn.Functions.Settings;

internal static class SftpReader
{
    private const string KeyFix =
        "Give exactly one: __PrivateKeySecret (the name of the vault's secret that holds it) or __PrivateKeyFile (a file as ssh-keygen " +
        "writes it).";
    private const string HostKeyFix =
        "Ask Digital Post for the public keys of its SFTP server, and give each as its type and its base64 (ssh-ed25519 AAAA…), " +
        "separated by commas or line ends.";

    // Null when no host is named.
    public static SftpServerSettings? ReadServer(SettingsSection section)
    {
        var port = (int)section.Number("Port", 22, most: 65_535);
        var hostKeys = ReadHostKeys(section);
        if (section.Optional("Host") is not { } host) return null;
        if (!SftpOptions.IsHost(host))
            section.Add("Host", "is no host name.", "Give it as in sftp.digitalpost.dk, without a scheme or port.");
        section.Required("HostKeys", HostKeyFix);
        return new SftpServerSettings(host, port, hostKeys);
    }

    // Null when the system does not enter it.
    public static SftpLoginSettings? ReadLogin(SettingsSection section)
    {
        var (user, file, secret) = (section.Optional("User"), section.Optional("PrivateKeyFile"), section.Optional("PrivateKeySecret"));
        if (user is null && file is null && secret is null) return null;
        const string UserFix = "Copy the system's 'SSH brugernavn' from Administrative Access.";
        if (user is null) section.Required("User", UserFix);
        else if (!SftpOptions.IsUser(user)) section.Add("User", "is no user name.", UserFix);
        if (secret is not null) KeyVaultReader.CheckName(section, "PrivateKeySecret", secret);
        if (secret is null && file is null) section.Add("PrivateKeySecret", "is missing, and so is PrivateKeyFile.", KeyFix);
        if (secret is not null && file is not null) section.Add("PrivateKeySecret", "is given beside PrivateKeyFile.", KeyFix);
        return new SftpLoginSettings(user ?? "", file is null ? null : ReadKey(section, file), secret);
    }

    private static List<SftpHostKey> ReadHostKeys(SettingsSection section)
    {
        var keys = new List<SftpHostKey>();
        foreach (var line in section.List("HostKeys", ',', '\n', '\r'))
        {
            if (SftpHostKey.TryParse(line, out var key)) keys.Add(key);
            else section.Add("HostKeys", "holds a value that is no public host key.", HostKeyFix);
        }

        return keys;
    }

    private static SftpPrivateKey? ReadKey(SettingsSection section, string file)
    {
        try
        {
            if (SftpPrivateKey.TryParse(File.ReadAllText(file), out var key, out var fault)) return key;
            section.Add("PrivateKeyFile", "names a file that holds no usable key.", fault);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            section.Add("PrivateKeyFile", "names a file that cannot be read.", "Give a private key file that this process may read.");
        }

        return null;
    }
}
