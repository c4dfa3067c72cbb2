namespace Postvogn.Functions.Settings;

/// <summary>What must hold between settings.</summary>
internal static class SettingsRules
{
    public static void Check(PostvognSettings settings, List<SettingError> errors)
    {
        if (settings.Systems.Count == 0)
            errors.Add(new("Postvogn__Systems", "names no system.",
                "Give at least one sender or recipient system (Postvogn__Systems__{name}__Id and so on)."));
        foreach (var system in settings.Systems.Values) CheckSystem(system, settings, errors);
        foreach (var (source, name) in settings.Sources) CheckSource(source, name, settings, errors);
        foreach (var system in settings.Systems.Values) CheckSftp(system, settings, errors);
        OrganisationReader.Check(settings, errors);
        CheckSameIds(settings, errors);
        CheckPush(settings, errors);
        CheckVault(settings, errors);
        ContactsReader.Check(settings, errors);
        CheckPersonNames(settings, errors);
    }

    private static void CheckSystem(SystemSettings system, PostvognSettings settings, List<SettingError> errors)
    {
        if (system.Certificate.Length > 0 && !settings.Certificates.ContainsKey(system.Certificate))
            errors.Add(new($"Postvogn__Systems__{system.Name}__Certificate", "names no certificate that is configured.",
                $"Add Postvogn__Certificates__{system.Certificate}__KeyVaultCertificate (or __Path), or name one that is there."));
        if (!system.Sends && !system.Receives)
            errors.Add(new($"Postvogn__Systems__{system.Name}__Sends", "and Receives are both false.",
                "Set one of them to true, or remove the system."));
    }

    private static void CheckSftp(SystemSettings system, PostvognSettings settings, List<SettingError> errors)
    {
        if (system is { Protocol: SystemProtocol.Sftp, Sftp: null })
            errors.Add(new($"Postvogn__Systems__{system.Name}__Sftp__User", "is missing, but the protocol is SFTP.",
                "Give the system's 'SSH brugernavn' and its private key (__Sftp__PrivateKeySecret or __Sftp__PrivateKeyFile)."));
        if (system is { Protocol: SystemProtocol.Sftp, Receives: true })
            errors.Add(new($"Postvogn__Systems__{system.Name}__Receives", "is true, but a recipient system cannot have protocol SFTP (TI 14.1.5).", "Set it to false, and add the recipient system by its own name."));
        if (system.Sftp is not null && settings.Sftp is null)
            errors.Add(new("Postvogn__Sftp__Host", $"is missing, but Postvogn__Systems__{system.Name}__Sftp is given.",
                "Give the name of Digital Post's SFTP server, and its public keys in Postvogn__Sftp__HostKeys."));
    }

    private static bool IsPushedTo(SystemSettings system) =>
        system.Protocol is SystemProtocol.RestPush or SystemProtocol.RestPublishSubscribe;

    private static void CheckSource(string source, string name, PostvognSettings settings, List<SettingError> errors)
    {
        if (name.Length == 0) return;
        if (!settings.Systems.TryGetValue(name, out var system))
            errors.Add(new($"Postvogn__Sources__{source}__System", "names no system that is configured.",
                "Name one of Postvogn__Systems."));
        else if (!system.Sends)
            errors.Add(new($"Postvogn__Sources__{source}__System", "names a system that does not send.",
                $"Set Postvogn__Systems__{name}__Sends to true, or name a sender system."));
    }

    private static void CheckSameIds(PostvognSettings settings, List<SettingError> errors)
    {
        foreach (var same in settings.Systems.Values.Where(system => system.Id != Guid.Empty).GroupBy(system => system.Id).Where(group => group.Count() > 1))
            errors.Add(new($"Postvogn__Systems__{same.Last().Name}__Id", "is also the id of another system.", "Give each system once."));
    }

    private static void CheckPush(PostvognSettings settings, List<SettingError> errors)
    {
        if (settings.PushThumbprints.Count == 0 && settings.PushIssuers is null && settings.Systems.Values.Any(IsPushedTo))
            errors.Add(new("Postvogn__Push__Thumbprints", "is missing, but a system is pushed to (REST_PUSH or REST_PUBLISH_SUBSCRIBE).",
                "Give the SHA-256 thumbprints of Digital Post's OCES certificates, separated by commas, or Postvogn__Push__Cvr and " +
                "Postvogn__Push__Issuers."));
    }

    private static void CheckVault(PostvognSettings settings, List<SettingError> errors)
    {
        var named = settings.Certificates.Where(certificate => certificate.Value.KeyVaultCertificate is not null).Select(certificate =>
            $"Postvogn__Certificates__{certificate.Key}__KeyVaultCertificate")
            .Concat(settings.Systems.Values.Where(system => system.ApiKeySecret is not null).Select(system =>
                $"Postvogn__Systems__{system.Name}__ApiKeySecret"))
            .Concat(settings.Systems.Values.Where(system => system.Sftp?.PrivateKeySecret is not null).Select(system =>
                $"Postvogn__Systems__{system.Name}__Sftp__PrivateKeySecret"))
            .FirstOrDefault();
        if (settings.KeyVault is null && named is not null)
            errors.Add(new("Postvogn__KeyVault__Uri", $"is missing, but {named} names something in it.",
                "Give the vault's address, https://{vault}.vault.azure.net."));
    }

    private static void CheckPersonNames(PostvognSettings settings, List<SettingError> errors)
    {
        if (settings.PersonNames is { } names && !settings.Certificates.ContainsKey(names.Certificate))
            errors.Add(new("Postvogn__PersonNames__Certificate", "names no certificate that is configured.",
                $"Add Postvogn__Certificates__{names.Certificate}__KeyVaultCertificate (or __Path), or name one that is there."));
    }
}
