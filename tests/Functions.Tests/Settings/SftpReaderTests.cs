using Microsoft.Extensions.Configuration;
using Postvogn.Functions.Settings;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Settings;

public sealed class SftpReaderTests : IDisposable
{
    private const string HostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string?> settings;

    public SftpReaderTests()
    {
        var key = Path.Combine(folder.Path, "id_rsa");
        File.WriteAllText(key, TestKeys.Ssh());
        settings = new()
        {
            ["HintQueues"] = "UseDevelopmentStorage=true",
            ["Postvogn:Storage:Path"] = folder.Path,
            ["Postvogn:Sftp:Host"] = "sftp.digitalpost.dk",
            ["Postvogn:Sftp:HostKeys"] = $"{HostKey}\n ssh-ed25519 {HostKey.Split(' ')[1]} comment,",
            ["Postvogn:Systems:bulk:Id"] = "315fc432-9100-4b53-b5a6-96ae8ff9165b",
            ["Postvogn:Systems:bulk:Cvr"] = "64942212",
            ["Postvogn:Systems:bulk:Protocol"] = "SFTP",
            ["Postvogn:Systems:bulk:Sends"] = "true",
            ["Postvogn:Systems:bulk:Sftp:User"] = "3yZe7d",
            ["Postvogn:Systems:bulk:Sftp:PrivateKeyFile"] = key,
        };
    }

    [Fact]
    public void Read_SftpSystem_NeedsNeitherCertificateNorApiKeyNorPush()
    {
        var (read, errors) = SettingsReader.Read(Configuration());

        errors.ShouldBeEmpty();
        var bulk = read!.Systems["bulk"];
        (bulk.Protocol, bulk.CallsRest, bulk.Pulls).ShouldBe((SystemProtocol.Sftp, false, false));
        bulk.Sftp!.User.ShouldBe("3yZe7d");
        bulk.Sftp.PrivateKey.ShouldNotBeNull();
        (read.Sftp!.Host, read.Sftp.Port).ShouldBe(("sftp.digitalpost.dk", 22));
        read.Sftp.HostKeys.Select(key => key.ToString()).ShouldBe([HostKey, HostKey]);
    }

    [Theory]
    [InlineData("Postvogn:Sftp:Host", null, "Postvogn__Sftp__Host")]
    [InlineData("Postvogn:Sftp:Host", "https://sftp.digitalpost.dk", "Postvogn__Sftp__Host")]
    [InlineData("Postvogn:Sftp:Port", "70000", "Postvogn__Sftp__Port")]
    [InlineData("Postvogn:Sftp:HostKeys", null, "Postvogn__Sftp__HostKeys")]
    [InlineData("Postvogn:Sftp:HostKeys", "ssh-ed25519 x", "Postvogn__Sftp__HostKeys")]
    [InlineData("Postvogn:Systems:bulk:Certificate", "oces", "Postvogn__Systems__bulk__Certificate")]
    [InlineData("Postvogn:Systems:bulk:ApiKey", "Basic abc", "Postvogn__Systems__bulk__ApiKey")]
    [InlineData("Postvogn:Systems:bulk:ApiKeySecret", "bulk-key", "Postvogn__Systems__bulk__ApiKeySecret")]
    [InlineData("Postvogn:Systems:bulk:Receives", "true", "Postvogn__Systems__bulk__Receives")]
    [InlineData("Postvogn:Systems:bulk:Sftp:User", null, "Postvogn__Systems__bulk__Sftp__User")]
    [InlineData("Postvogn:Systems:bulk:Sftp:User", "-oProxyCommand=x", "Postvogn__Systems__bulk__Sftp__User")]
    [InlineData("Postvogn:Systems:bulk:Sftp:PrivateKeyFile", null, "Postvogn__Systems__bulk__Sftp__PrivateKeySecret")]
    [InlineData("Postvogn:Systems:bulk:Sftp:PrivateKeySecret", "bulk-ssh", "Postvogn__Systems__bulk__Sftp__PrivateKeySecret")]
    [InlineData("Postvogn:Systems:bulk:Sftp:PrivateKeySecret", "a/b", "Postvogn__Systems__bulk__Sftp__PrivateKeySecret")]
    [InlineData("Postvogn:Systems:bulk:Sftp:PrivateKeyFile", "/no/such/key", "Postvogn__Systems__bulk__Sftp__PrivateKeyFile")]
    public void Read_OneWrong_NamesTheSettingAndTheFix(string key, string? value, string named)
    {
        settings[key] = value;

        var (read, errors) = SettingsReader.Read(Configuration());

        read.ShouldBeNull();
        errors.ShouldContain(error => error.Setting == named);
        errors.ShouldAllBe(error => error.Problem.Length > 0 && error.Fix.Length > 0);
    }

    [Fact]
    public void Read_KeyInTheVault_NamesItAndNeedsTheVault()
    {
        settings["Postvogn:Systems:bulk:Sftp:PrivateKeyFile"] = null;
        settings["Postvogn:Systems:bulk:Sftp:PrivateKeySecret"] = "bulk-ssh";
        SettingsReader.Read(Configuration()).Errors.ShouldHaveSingleItem().Setting.ShouldBe("Postvogn__KeyVault__Uri");

        settings["Postvogn:KeyVault:Uri"] = "https://solbjerg.vault.azure.net";
        SettingsReader.Read(Configuration()).Settings!.Systems["bulk"].Sftp.ShouldBe(new SftpLoginSettings("3yZe7d", null, "bulk-ssh"));
    }

    [Fact]
    public void Read_UnusableKeyFile_SaysWhyAndShowsNothingOfIt()
    {
        File.WriteAllText(settings["Postvogn:Systems:bulk:Sftp:PrivateKeyFile"]!, "hemmelig");

        var error = SettingsReader.Read(Configuration()).Errors.ShouldHaveSingleItem();

        error.Setting.ShouldBe("Postvogn__Systems__bulk__Sftp__PrivateKeyFile");
        error.ToString().ShouldNotContain("hemmelig");
    }

    [Fact]
    public void Read_SeveralWrong_ReportsAllAtOnce()
    {
        settings["Postvogn:Sftp:Host"] = null;
        settings["Postvogn:Systems:bulk:Sftp:User"] = null;
        settings["Postvogn:Systems:bulk:ApiKeySecret"] = "bulk-key";

        SettingsReader.Read(Configuration()).Errors.Select(error => error.Setting).ShouldBe(
            ["Postvogn__Systems__bulk__ApiKeySecret", "Postvogn__Systems__bulk__Sftp__User", "Postvogn__Sftp__Host"], ignoreOrder: true);
    }

    public void Dispose() => folder.Dispose();

    private IConfiguration Configuration() => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
