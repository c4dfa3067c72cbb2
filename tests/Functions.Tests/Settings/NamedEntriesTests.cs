using System.Text;
using Microsoft.Extensions.Configuration;
using Postvogn.Drops;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Tests.Settings;

/// <summary>Entries of lists: <c>{list}__{number}__Name</c>, or the name in the number's place (docs/adr/0036).</summary>
public sealed class NamedEntriesTests
{
    private readonly Dictionary<string, string?> settings = new()
    {
        ["HintQueues"] = "UseDevelopmentStorage=true",
        ["Postvogn:Storage:Path"] = "/tmp",
        ["Postvogn:KeyVault:Uri"] = "https://solbjerg.vault.azure.net",
        ["Postvogn:Certificates:0:Name"] = "kommune-2026",
        ["Postvogn:Certificates:0:KeyVaultCertificate"] = "oces",
        ["Postvogn:Sources:0:Name"] = "børn",
        ["Postvogn:Sources:0:System"] = "child-care",
        ["Postvogn:Inbox:Destinations:0:Name"] = "børn-og-unge",
        ["Postvogn:Inbox:Destinations:0:ContactPoints"] = "6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11",
    };

    public NamedEntriesTests() => AddSystem("0", "child-care", 1);

    [Fact]
    public void Read_IndexedEntries_AreKnownByTheirNames()
    {
        var (read, errors) = Read();

        errors.ShouldBeEmpty();
        read!.Systems["child-care"].Name.ShouldBe("child-care");
        read.Systems["child-care"].Label.ShouldBe("child-care");
        read.Certificates.Keys.ShouldBe(["kommune-2026"]);
        read.Sources.ShouldBe([new("børn", new() { System = "child-care" })]);
        read.Inbox.DestinationsByContactPoint.Values.ShouldBe(["børn-og-unge"]);
    }

    [Fact]
    public void Read_MoreThanTen_KeepsTheOrderOfTheNumbers()
    {
        for (var i = 1; i <= 11; i++) AddSystem($"{i}", $"system-{i}", i + 1);
        Read().Settings!.Systems.Keys.ShouldBe(["child-care", .. Enumerable.Range(1, 11).Select(i => $"system-{i}")]);
    }

    [Fact]
    public void Read_NumbersWithGaps_PassesOverThem()
    {
        AddSystem("7", "late", 2);
        Read().Settings!.Systems.Keys.ShouldBe(["child-care", "late"]);
    }

    [Fact]
    public void Read_BothForms_StandBesideEachOther()
    {
        AddSystem("post", null, 2);
        Read().Settings!.Systems.Keys.ShouldBe(["child-care", "post"], ignoreOrder: true);
    }

    [Fact]
    public void Read_NumberWithoutName_IsTheNameItself()
    {
        AddSystem("1", null, 2);
        Read().Settings!.Systems["1"].Name.ShouldBe("1");
    }

    [Fact]
    public void Read_EntryNamedLikeAnothersNumber_IsBoth()
    {
        AddSystem("1", "0", 2);
        Read().Settings!.Systems.Keys.ShouldBe(["child-care", "0"]);
    }

    [Theory]
    [InlineData("1", "child-care", "Postvogn__Systems__1__Name")]
    [InlineData("1", "Child-Care", "Postvogn__Systems__1__Name")]
    [InlineData("CHILD-CARE", null, "Postvogn__Systems__CHILD-CARE")]
    public void Read_NameGivenTwice_IsRefusedAsGiven(string place, string? name, string named)
    {
        AddSystem(place, name, 2);
        Read().Errors.ShouldHaveSingleItem().ShouldBe(
            new SettingError(named, EntryName.TwiceProblem, EntryName.TwiceFix) { Entry = name is null ? "" : $"system {name}" });
    }

    [Theory]
    [InlineData("1", "child care", "Postvogn__Systems__1__Name", "system child care")]
    [InlineData("1", "", "Postvogn__Systems__1__Name", "")]
    [InlineData("1", " ", "Postvogn__Systems__1__Name", "")]
    [InlineData("a'b", null, "Postvogn__Systems__a'b", "")]
    public void Read_NameThatIsNoFolder_IsRefusedAsGiven(string place, string? name, string named, string entry)
    {
        AddSystem(place, name, 2);
        Read().Errors.ShouldHaveSingleItem().ShouldBe(new SettingError(named, EntryName.Problem, EntryName.Fix) { Entry = entry });
    }

    [Theory]
    [InlineData("Postvogn:Certificates:0:Name", "kommune 2026", "Postvogn__Certificates__0__Name")]
    [InlineData("Postvogn:Sources:0:Name", "børn/unge", "Postvogn__Sources__0__Name")]
    [InlineData("Postvogn:Inbox:Destinations:0:Name", "-børn", "Postvogn__Inbox__Destinations__0__Name")]
    [InlineData("Postvogn:Inbox:DefaultDestination", "uden modtager", "Postvogn__Inbox__DefaultDestination")]
    public void Read_AnyNameThatIsNoFolder_IsRefused(string key, string name, string named)
    {
        settings[key] = name;
        Read().Errors.ShouldContain(error => error.Setting == named && error.Problem == EntryName.Problem);
    }

    [Theory]
    [InlineData("Postvogn:Systems:0:Cvr", "1", "Postvogn__Systems__0__Cvr (system child-care): is not eight digits.")]
    [InlineData("Postvogn:Systems:0:Sends", "false", "Postvogn__Systems__0__Sends (system child-care): and Receives are both false.")]
    [InlineData("Postvogn:Systems:0:Certificate", "x", "Postvogn__Systems__0__Certificate (system child-care): names no certificate")]
    [InlineData("Postvogn:Systems:0:Sftp:User", "a b", "Postvogn__Systems__0__Sftp__User (system child-care): is no user name.")]
    [InlineData("Postvogn:Sources:0:System", "x", "Postvogn__Sources__0__System (source børn): names no system")]
    [InlineData("Postvogn:Inbox:Destinations:0:ContactPoints", "12",
        "Postvogn__Inbox__Destinations__0__ContactPoints (destination børn-og-unge): holds a value")]
    [InlineData("Postvogn:Certificates:0:KeyVaultCertificate", "a/b",
        "Postvogn__Certificates__0__KeyVaultCertificate (certificate kommune-2026): is no name")]
    public void Read_OneWrong_NamesTheSettingAsGivenAndTheEntry(string key, string value, string words)
    {
        settings[key] = value;
        Read().Errors.ShouldContain(error => error.ToString().StartsWith(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_VaultNotGiven_NamesTheSettingThatNeedsIt()
    {
        settings["Postvogn:KeyVault:Uri"] = null;
        Read().Errors.ShouldHaveSingleItem().ToString().ShouldStartWith(
            "Postvogn__KeyVault__Uri: is missing, but Postvogn__Certificates__0__KeyVaultCertificate names something in it.");
    }

    [Fact]
    public void Read_SystemsNamedWithOtherCapitals_AreKnownByTheirOwnNames()
    {
        settings["Postvogn:Sources:0:System"] = "CHILD-care";
        settings["Postvogn:Organisation:System"] = "Child-Care";
        settings["Postvogn:Contacts:System"] = "CHILD-CARE";
        settings["Postvogn:Systems:0:Certificate"] = "KOMMUNE-2026";

        var read = Read().Settings!;

        read.Sources["børn"].System.ShouldBe("child-care");
        read.Organisation!.System.ShouldBe("child-care");
        read.Contacts.System.ShouldBe("child-care");
        read.IsSystem(read.Systems["child-care"].Id, "Child-care").ShouldBeTrue();
    }

    [Theory]
    [InlineData("Postvogn:Systems:0:Certificate", "Postvogn__Systems__0__Certificate (system child-care): is missing.")]
    [InlineData("Postvogn:Systems:0:Id", "Postvogn__Systems__0__Id (system child-care): is missing.")]
    [InlineData("Postvogn:Systems:0:Protocol", "Postvogn__Systems__0__Protocol (system child-care): is missing.")]
    [InlineData("Postvogn:Sources:0:System", "Postvogn__Sources__0__System (source børn): is missing.")]
    [InlineData("Postvogn:Inbox:Destinations:0:ContactPoints", "Postvogn__Inbox__Destinations__0__ContactPoints (destination")]
    public void Read_Blanks_AreMissing(string key, string words)
    {
        settings[key] = "  ";
        Read().Errors.ShouldContain(error => error.ToString().StartsWith(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_NameWithALineEndOrNul_IsRefusedOnOneLine()
    {
        settings["Postvogn:Sources:0:Name"] = "a\nb\0c";
        Read().Errors.ShouldHaveSingleItem().ToString().ShouldBe(
            $"Postvogn__Sources__0__Name (source a\uFFFDb\uFFFDc): {EntryName.Problem} {EntryName.Fix}");
    }

    [Fact]
    public void Read_NumberWithAZeroBefore_IsAnEntryOfItsOwn()
    {
        AddSystem("00", "zero", 2);
        Read().Settings!.Systems.Keys.ShouldBe(["child-care", "zero"], ignoreOrder: true);
    }

    [Fact]
    public void Read_ValueInTheNumbersPlace_MissesWhatASystemHas()
    {
        settings["Postvogn:Systems:1"] = "social-affairs";
        Read().Errors.ShouldContain(new SettingError(
            "Postvogn__Systems__1__Id", "is missing.", "Give the system's id (a UUID), as Administrative Access shows it."));
    }

    [Fact]
    public void Read_TenThousand_ReadsEachOnce()
    {
        for (var i = 1; i < 10_000; i++) AddSystem($"{i}", $"system-{i}", i + 1);
        Read().Settings!.Systems.Count.ShouldBe(10_000);
    }

    private void AddSystem(string place, string? name, int number)
    {
        var id = $"00000000-0000-4000-8000-{number:D12}";
        settings[$"Postvogn:Systems:{place}:Name"] = name;
        settings[$"Postvogn:Systems:{place}:Id"] = id;
        settings[$"Postvogn:Systems:{place}:ApiKey"] = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{id}:secret"));
        settings[$"Postvogn:Systems:{place}:Certificate"] = "kommune-2026";
        settings[$"Postvogn:Systems:{place}:Cvr"] = "64942212";
        settings[$"Postvogn:Systems:{place}:Protocol"] = "REST_PULL";
        settings[$"Postvogn:Systems:{place}:Sends"] = "true";
    }

    private (PostvognSettings? Settings, IReadOnlyList<SettingError> Errors) Read() =>
        SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
