namespace Postvogn.Functions.Settings;

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
        if (settings.PersonNames is { } names)
            CheckCertificate("Postvogn__PersonNames__Certificate", names.Certificate, settings, errors);
    }

    private static void CheckSystem(SystemSettings system, PostvognSettings settings, List<SettingError> errors)
    {
        if (system.Certificate.Length > 0)
            CheckCertificate($"Postvogn__Systems__{system.Name}__Certificate", system.Certificate, settings, errors);
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
            errors.Add(new($"Postvogn__Systems__{system.Name}__Receives",
                "is true, but a recipient system cannot have protocol SFTP (TI 14.1.5).",
                "Set it to false, and add the recipient system by its own name."));
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
        var systems = settings.Systems.Values.Where(system => system.Id != Guid.Empty);
        foreach (var same in systems.GroupBy(system => system.Id).Where(group => group.Count() > 1))
            errors.Add(new($"Postvogn__Systems__{same.Last().Name}__Id", "is also the id of another system.", "Give each system once."));
    }

    private static void CheckPush(PostvognSettings settings, List<SettingError> errors)
    {
        if (!settings.SomebodyMayPush && settings.Systems.Values.Any(IsPushedTo))
            errors.Add(new("Postvogn__Push__Thumbprints", "is missing, but a system is pushed to (REST_PUSH or REST_PUBLISH_SUBSCRIBE).",
                "Give the SHA-256 thumbprints of Digital Post's OCES certificates, separated by commas, or Postvogn__Push__Cvr and " +
                "Postvogn__Push__Issuers."));
    }

    public static void CheckPushFor(string setting, PostvognSettings settings, List<SettingError> errors)
    {
        if (!settings.SomebodyMayPush)
            errors.Add(new(setting, "is given, but nobody may push.",
                "Give Postvogn__Push__Thumbprints, or Postvogn__Push__Cvr and Postvogn__Push__Issuers."));
    }

    private static void CheckCertificate(string setting, string certificate, PostvognSettings settings, List<SettingError> errors)
    {
        if (!settings.Certificates.ContainsKey(certificate))
            errors.Add(new(setting, "names no certificate that is configured.",
                $"Add Postvogn__Certificates__{certificate}__KeyVaultCertificate (or __Path), or name one that is there."));
    }

    private static void CheckVault(PostvognSettings settings, List<SettingError> errors)
    {
        var systems = settings.Systems.Values;
        IEnumerable<string> names =
        [
            .. settings.Certificates.Where(its => its.Value.KeyVaultCertificate is not null)
                .Select(its => $"Postvogn__Certificates__{its.Key}__KeyVaultCertificate"),
            .. systems.Where(its => its.ApiKeySecret is not null).Select(its => $"Postvogn__Systems__{its.Name}__ApiKeySecret"),
            .. systems.Where(its => its.Sftp?.PrivateKeySecret is not null)
                .Select(its => $"Postvogn__Systems__{its.Name}__Sftp__PrivateKeySecret"),
        ];
        var named = names.FirstOrDefault();
        if (settings.KeyVault is null && named is not null)
            errors.Add(new("Postvogn__KeyVault__Uri", $"is missing, but {named} names something in it.",
                "Give the vault's address, https://{vault}.vault.azure.net."));
    }
}
