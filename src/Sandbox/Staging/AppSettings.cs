namespace Postvogn.Sandbox.Staging;

/// <summary>The function app's settings in the sandbox: the same names as in Azure, with values of this laptop.</summary>
internal static class AppSettings
{
    /// <summary>All settings, as environment variables.</summary>
    /// <param name="script">What the sandbox set up for the app.</param>
    public static Dictionary<string, string> For(StageScript script)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Postvogn__Storage__Path"] = script.Folders.Store,
            ["Postvogn__DigitalPost__BaseAddress"] = script.DigitalPost.ToString(),
            ["Postvogn__DigitalPost__TrustedRoots"] = script.TrustedRoots,
            ["Postvogn__Inbox__DefaultDestination"] = Cast.DefaultDestination,
            ["Postvogn__Push__Thumbprints"] = script.PushThumbprint,
            ["Postvogn__Timing__SweepAfter"] = "00:00:02",
            ["Postvogn__Timing__ResendUnknownAfter"] = "00:00:02",
            ["PullReceiptsSchedule"] = "*/2 * * * * *",
            ["PullMemosSchedule"] = "*/2 * * * * *",
            ["SweepSchedule"] = "*/2 * * * * *",
        };
        foreach (var identity in script.Identities)
            AddIdentity(settings, identity);
        foreach (var destination in Cast.ContactPoints.GroupBy(point => point.Destination))
            settings[$"Postvogn__Inbox__Destinations__{destination.Key}__ContactPoints"] = string.Join(',', destination.Select(point => point.Id));
        return settings;
    }

    private static void AddIdentity(Dictionary<string, string> settings, SystemIdentity identity)
    {
        var system = identity.System;
        var prefix = $"Postvogn__Systems__{system.Name}__";
        settings[prefix + "Id"] = system.Id.ToString();
        settings[prefix + "ApiKey"] = identity.ApiKey;
        settings[prefix + "Certificate"] = system.Name;
        settings[prefix + "Cvr"] = system.Owner.Cvr;
        settings[prefix + "Label"] = system.Owner.Name;
        settings[prefix + "Protocol"] = system.Protocol == Protocol.RestPush ? "REST_PUSH" : "REST_PULL";
        settings[prefix + "Sends"] = system.Sends ? "true" : "false";
        settings[prefix + "Receives"] = system.Sends ? "false" : "true";
        settings[$"Postvogn__Certificates__{system.Name}__Path"] = identity.CertificatePath;
        settings[$"Postvogn__Certificates__{system.Name}__Password"] = identity.CertificatePassword;
        if (system.Sends)
            settings[$"Postvogn__Sources__{system.Name}__System"] = system.Name;
    }
}
