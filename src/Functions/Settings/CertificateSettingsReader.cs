namespace Postvogn.Functions.Settings;

internal static class CertificateSettingsReader
{
    private const string Choices = "Give exactly one: __KeyVaultCertificate (the name of a Key Vault certificate) or __Path (a PFX file).";

    public static CertificateSettings Read(SettingsSection section)
    {
        var certificate = new CertificateSettings(
            section.Optional("Path"), section.Optional("KeyVaultCertificate"), section.Optional("Password") ?? "");
        switch (certificate)
        {
            case { Path: null, KeyVaultCertificate: null }:
                section.Add("Path", "is missing, and so is KeyVaultCertificate.", Choices);
                break;
            case { Path: not null, KeyVaultCertificate: not null }:
                section.Add("KeyVaultCertificate", "is given beside Path.", Choices);
                break;
            case { Path: { } path }:
                TryFile(section, path, certificate.Password);
                break;
            case { KeyVaultCertificate: { } name }:
                KeyVaultReader.CheckName(section, "KeyVaultCertificate", name);
                break;
        }

        return certificate;
    }

    private static void TryFile(SettingsSection section, string path, string password)
    {
        try
        {
            CertificateReader.ReadFile(path, password).Dispose();
        }
        catch (CertificateException error)
        {
            section.Add("Path", $"names {path}, which", error.Message);
        }
    }
}
