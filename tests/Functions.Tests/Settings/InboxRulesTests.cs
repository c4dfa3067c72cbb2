using Microsoft.Extensions.Configuration;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Tests.Settings;

/// <summary>Rules as app settings: in the order of their numbers, and none that is not whole.</summary>
public sealed class InboxRulesTests
{
    [Fact]
    public void Read_Rules_AreInTheOrderOfTheirNumbers()
    {
        var (rules, errors) = Read(
            ("10:Destination", "c"), ("10:Subject", "x"), ("2:Destination", "b"), ("2:Subject", "x"), ("2:Name", "Andet"),
            ("0:Destination", "a"), ("0:Subject", "x"), ("0:Kle", ""));

        errors.ShouldBeEmpty();
        rules!.Select(rule => $"{rule.Name} {rule.Destination}").ShouldBe(["0 a", "Andet b", "10 c"]);
    }

    [Fact]
    public void Read_WhatIsWrongWithRules_IsSaidAtOnceByItsSetting()
    {
        var (_, errors) = Read(
            ("0:Destination", "a b"), ("0:Subject", "*"), ("1:Subjct", "x"), ("2", "jobs"), ("3:Destination", "a"), ("3:Subject:0", "x"));

        errors.ShouldBe(
        [
            "Postvogn__Inbox__Rules__0__Destination", "Postvogn__Inbox__Rules__0__Subject", "Postvogn__Inbox__Rules__1__Subjct",
            "Postvogn__Inbox__Rules__1__Destination", "Postvogn__Inbox__Rules__2__Destination", "Postvogn__Inbox__Rules__3__Subject__0",
        ], ignoreOrder: true);
    }

    /// <summary>A folder beside the one that somebody reads: its letters would lie there unseen.</summary>
    [Fact]
    public void Read_FolderThatIsAnotherButForCapitals_IsSaidWhereverItIsNamed()
    {
        var all = new Dictionary<string, string?>(Whole)
        {
            ["Postvogn:Inbox:Destinations:køb:ContactPoints"] = "6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11",
            ["Postvogn:Inbox:DefaultDestination"] = "Køb",
            ["Postvogn:Inbox:Rules:0:Destination"] = "KØB",
            ["Postvogn:Inbox:Rules:0:Subject"] = "x",
            ["Postvogn:Sources:kmd:System"] = "post",
            ["Postvogn:Sources:kmd:Destination"] = "svar",
            ["Postvogn:Sources:sd:System"] = "post",
            ["Postvogn:Sources:sd:Destination"] = "Svar",
        };
        var (_, errors) = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(all).Build());

        errors.Select(error => error.Setting).ShouldBe(
        [
            "Postvogn__Inbox__DefaultDestination", "Postvogn__Inbox__Rules__0__Destination", "Postvogn__Sources__sd__Destination",
        ], ignoreOrder: true);
    }

    private static (IReadOnlyList<Drops.Routing.RoutingRule>? Rules, IReadOnlyList<string> Errors) Read(
        params (string Name, string Value)[] settings)
    {
        var all = settings.ToDictionary(its => $"Postvogn:Inbox:Rules:{its.Name}", its => (string?)its.Value);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).AddInMemoryCollection(Whole).Build();
        var (read, errors) = SettingsReader.Read(configuration);
        return (read?.Inbox.Rules, [.. errors.Select(error => error.Setting)]);
    }

    private static readonly Dictionary<string, string?> Whole = new()
    {
        ["HintQueues"] = "UseDevelopmentStorage=true",
        ["Postvogn:Storage:Path"] = "/tmp",
        ["Postvogn:KeyVault:Uri"] = "https://solbjerg.vault.azure.net",
        ["Postvogn:Certificates:oces:KeyVaultCertificate"] = "oces",
        ["Postvogn:Systems:post:Id"] = "315fc432-9100-4b53-b5a6-96ae8ff9165b",
        ["Postvogn:Systems:post:ApiKeySecret"] = "post-api-key",
        ["Postvogn:Systems:post:Certificate"] = "oces",
        ["Postvogn:Systems:post:Cvr"] = "64942212",
        ["Postvogn:Systems:post:Protocol"] = "REST_PULL",
        ["Postvogn:Systems:post:Sends"] = "true",
    };
}
