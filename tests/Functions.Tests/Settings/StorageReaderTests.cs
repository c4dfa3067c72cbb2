using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Tests.Settings;

public sealed class StorageReaderTests
{
    private const string Azurite =
        "DefaultEndpointsProtocol=http;AccountName=konto;AccountKey=aGVtbWVsaWd0;BlobEndpoint=http://127.0.0.1:1/konto;";

    [Fact]
    public void Read_Path_IsAFolder() => ReadWell("Path", "/srv/postvogn").ShouldBe(new FolderStorage("/srv/postvogn"));

    [Fact]
    public void Read_ServiceUri_IsAnAccount() =>
        ReadWell("ServiceUri", "https://konto.blob.core.windows.net").ShouldBe(new AccountStorage(new Uri(
            "https://konto.blob.core.windows.net")));

    [Fact]
    public void Read_ConnectionString_IsTaken() => ReadWell("ConnectionString", Azurite).ShouldBe(new ConnectionStorage(Azurite));

    [Fact]
    public void Read_None_NamesAllChoices()
    {
        var error = Read().Errors.ShouldHaveSingleItem();
        foreach (var choice in new[] { "Path", "ServiceUri", "ConnectionString" }) error.Fix.ShouldContain($"Postvogn__Storage__{choice}");
    }

    [Theory]
    [InlineData("Path", "ServiceUri")]
    [InlineData("Path", "ConnectionString")]
    [InlineData("ServiceUri", "ConnectionString")]
    public void Read_Two_IsRefused(string one, string other) => Read((one, "x"), (other,
        "y")).Errors.ShouldHaveSingleItem().Problem.ShouldContain("beside another");

    [Theory]
    [InlineData("ServiceUri", "http://konto.blob.core.windows.net")]
    [InlineData("ServiceUri", "konto")]
    [InlineData("ServiceUri", "https://konto.blob.core.windows.net/drop")]
    [InlineData("ServiceUri", "https://konto.blob.core.windows.net/?sv=2024&sig=hemmeligt")]
    [InlineData("ConnectionString", "AccountKey=hemmeligt")]
    [InlineData("ConnectionString", "hemmeligt")]
    [InlineData("ConnectionString", "DefaultEndpointsProtocol=https;AccountName=konto;AccountKey=hemmeligt")]
    public void Read_Wrong_NamesTheSettingAndNotItsValue(string key, string value)
    {
        var error = Read((key, value)).Errors.ShouldHaveSingleItem();
        error.Setting.ShouldBe($"Postvogn__Storage__{key}");
        error.ToString().ShouldNotContain("hemmeligt");
    }

    [Fact]
    public void ConnectionStorage_AsText_HidesTheKey() => new ConnectionStorage(Azurite).ToString().ShouldNotContain("aGVtbWVsaWd0");

    [Fact]
    public void AzureIdentity_WithAClientId_IsThatIdentityAndNoOther() =>
        new AzureIdentity(new IdentitySettings(new Guid(
            "6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11"))).Credential.ShouldBeOfType<ManagedIdentityCredential>();

    [Fact]
    public void AzureIdentity_WithoutOne_IsWhatTheMachineHas() =>
        new AzureIdentity(new IdentitySettings(ClientId: null)).Credential.ShouldBeOfType<DefaultAzureCredential>();

    private static StorageSettings ReadWell(string key, string value)
    {
        var (storage, errors) = Read((key, value));
        errors.ShouldBeEmpty();
        return storage;
    }

    private static (StorageSettings Storage, IReadOnlyList<SettingError> Errors) Read(params (string Key, string Value)[] given)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(given.Select(pair => KeyValuePair.Create(
            $"Postvogn:Storage:{pair.Key}", (string?)pair.Value))).Build();
        var errors = new List<SettingError>();
        return (StorageReader.Read(new SettingsSection(configuration.GetSection("Postvogn:Storage"), "Postvogn__Storage", errors)), errors);
    }
}
