using Microsoft.Extensions.Configuration;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Tests.Contacts;

public sealed class PersonNamesSettingsTests
{
    private readonly Dictionary<string, string?> settings = new()
    {
        ["Postvogn:PersonNames:Certificate"] = "names",
        ["Postvogn:PersonNames:ClientId"] = "6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11",
        ["Postvogn:Certificates:names:KeyVaultCertificate"] = "names",
    };

    [Fact]
    public void Read_Whole_HasNoErrors() => Errors().ShouldBeEmpty();

    [Fact]
    public void Read_NothingGiven_IsOff()
    {
        settings.Clear();

        Errors().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ClientId", null)]
    [InlineData("Certificate", "another")]
    [InlineData("Address", "http://graphql.datafordeler.dk/CPR")]
    [InlineData("Address", "https://graphql.datafordeler.dk/CPR?a=b")]
    [InlineData("TokenAddress", "token")]
    [InlineData("TrustedRoots", "/no/such/file.pem")]
    public void Read_Wrong_NamesTheSetting(string key, string? value)
    {
        settings[$"Postvogn:PersonNames:{key}"] = value;

        Errors().ShouldBe([$"Postvogn__PersonNames__{key}"]);
    }

    private List<string> Errors() =>
    [
        .. SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).Errors.Select(error => error.Setting)
            .Where(name => name.Contains("PersonNames", StringComparison.Ordinal)),
    ];
}
