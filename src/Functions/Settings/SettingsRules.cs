namespace Postvogn.Functions.Settings;

internal static class SettingsRules
{
    public static void Check(PostvognSettings settings, SettingsSection root, List<SettingError> errors)
    {
        if (settings.Systems.Count == 0)
            root.Add("Systems", "names no system.",
                "Give at least one sender or recipient system (Postvogn__Systems__0__Name, Postvogn__Systems__0__Id and so on).");
        foreach (var system in settings.Systems.Values) CheckSystem(system, settings, root);
        foreach (var (name, source) in settings.Sources) SourceReader.Check(name, source, settings, root);
        foreach (var system in settings.Systems.Values) CheckSftp(system, settings, root);
        OrganisationReader.Check(settings, errors);
        CheckSameIds(settings, root);
        CheckPush(settings, errors);
        CheckVault(settings, root);
        ContactsReader.Check(settings, errors);
        if (settings.PersonNames is { } names) CheckCertificate(root.Section("PersonNames"), names.Certificate, settings);
    }

    private static void CheckSystem(SystemSettings system, PostvognSettings settings, SettingsSection root)
    {
        var section = root.Entry("Systems", system.Name);
        if (system.Certificate.Length > 0) CheckCertificate(section, system.Certificate, settings);
        if (!system.Sends && !system.Receives)
            section.Add("Sends", "and Receives are both false.", "Set one of them to true, or remove the system.");
    }

    private static void CheckSftp(SystemSettings system, PostvognSettings settings, SettingsSection root)
    {
        var section = root.Entry("Systems", system.Name);
        if (system is { Protocol: SystemProtocol.Sftp, Sftp: null })
            section.Add("Sftp__User", "is missing, but the protocol is SFTP.",
                "Give the system's 'SSH brugernavn' and its private key (__Sftp__PrivateKeySecret or __Sftp__PrivateKeyFile).");
        if (system is { Protocol: SystemProtocol.Sftp, Receives: true })
            section.Add("Receives", "is true, but a recipient system cannot have protocol SFTP (TI 14.1.5).",
                "Set it to false, and add the recipient system by its own name.");
        if (system.Sftp is not null && settings.Sftp is null)
            root.Add("Sftp__Host", $"is missing, but {section.Name("Sftp")} is given.",
                "Give the name of Digital Post's SFTP server, and its public keys in Postvogn__Sftp__HostKeys.");
    }

    private static bool IsPushedTo(SystemSettings system) =>
        system.Protocol is SystemProtocol.RestPush or SystemProtocol.RestPublishSubscribe;

    private static void CheckSameIds(PostvognSettings settings, SettingsSection root)
    {
        var systems = settings.Systems.Values.Where(system => system.Id != Guid.Empty);
        foreach (var same in systems.GroupBy(system => system.Id).Where(group => group.Count() > 1))
            root.Entry("Systems", same.Last().Name).Add("Id", "is also the id of another system.", "Give each system once.");
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

    private static void CheckCertificate(SettingsSection section, string certificate, PostvognSettings settings)
    {
        if (!settings.Certificates.ContainsKey(certificate))
            section.Add("Certificate", "names no certificate that is configured.",
                "Add one of that name to Postvogn__Certificates, or name one that is there.");
    }

    private static void CheckVault(PostvognSettings settings, SettingsSection root)
    {
        if (settings.KeyVault is not null) return;
        var systems = settings.Systems.Values;
        IEnumerable<string> names =
        [
            .. settings.Certificates.Where(its => its.Value.KeyVaultCertificate is not null)
                .Select(its => root.Entry("Certificates", its.Key).Name("KeyVaultCertificate")),
            .. systems.Where(its => its.ApiKeySecret is not null)
                .Select(its => root.Entry("Systems", its.Name).Name("ApiKeySecret")),
            .. systems.Where(its => its.Sftp?.PrivateKeySecret is not null)
                .Select(its => root.Entry("Systems", its.Name).Name("Sftp__PrivateKeySecret")),
        ];
        if (names.FirstOrDefault() is { } named)
            root.Add("KeyVault__Uri", $"is missing, but {named} names something in it.",
                "Give the vault's address, https://{vault}.vault.azure.net.");
    }
}
