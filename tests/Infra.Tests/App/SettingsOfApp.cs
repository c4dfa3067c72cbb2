using Microsoft.Extensions.Configuration;
using Postvogn.Functions.Settings;

namespace Postvogn.Infra.Tests.App;

/// <summary>Which settings the app reads: its own reader says so, on a configuration that has one of everything.</summary>
public static class SettingsOfApp
{
    private static readonly Dictionary<string, string?> OneOfEverything = new(StringComparer.Ordinal)
    {
        ["Postvogn:Storage:ServiceUri"] = "https://example.blob.core.windows.net",
        ["Postvogn:KeyVault:Uri"] = "https://example.vault.azure.net",
        ["Postvogn:Certificates:one:KeyVaultCertificate"] = "oces",
        ["Postvogn:Systems:one:Id"] = "00000000-0000-4000-8000-000000000001",
        ["Postvogn:Systems:one:ApiKeySecret"] = "api-key",
        ["Postvogn:Systems:one:Certificate"] = "one",
        ["Postvogn:Systems:one:Cvr"] = "12345678",
        ["Postvogn:Systems:one:Protocol"] = "REST_PUSH",
        ["Postvogn:Systems:one:Sends"] = "true",
        ["Postvogn:Sources:one:System"] = "one",
        ["Postvogn:Inbox:Destinations:one:ContactPoints"] = "00000000-0000-4000-8000-000000000003",
        ["Postvogn:Inbox:Rules:one:Name"] = "Benefits",
        ["Postvogn:Inbox:Rules:one:Destination"] = "benefits",
        ["Postvogn:Inbox:Rules:one:ContactPoint"] = "00000000-0000-4000-8000-000000000003",
        ["Postvogn:Inbox:Rules:one:Kle"] = "32.*",
        ["Postvogn:Inbox:Rules:one:Form"] = "40.*",
        ["Postvogn:Inbox:Rules:one:Subject"] = "benefits",
        ["Postvogn:Inbox:Rules:one:SenderType"] = "CPR",
        ["Postvogn:Inbox:Rules:one:ReplyText"] = "benefits",
        ["Postvogn:Test:KillAt"] = "EveryStep",
    };

    /// <summary>The names, as app settings are spelt; an entry of a list in them is called <c>one</c>.</summary>
    public static IReadOnlySet<string> Read()
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(OneOfEverything).Build();
        SettingsReader.Read(RecordingConfiguration.Of(configuration, asked));
        return asked;
    }
}
