using Microsoft.Extensions.Configuration;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Tests.Telemetry;

public sealed class TelemetryReaderTests
{
    private const string Connection =
        "InstrumentationKey=6b8f1a52-0c3e-4d87-9a41-2f7e5c9d1b30;IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure.com/";

    [Fact]
    public void Read_NothingSet_IsOff()
    {
        var (settings, errors) = Read();
        (settings.IsOn, settings.WithIdentity, errors.Count).ShouldBe((false, false, 0));
    }

    [Fact]
    public void Read_AllSet_GivesAll()
    {
        var (settings, errors) = Read(
            ("APPLICATIONINSIGHTS_CONNECTION_STRING", Connection),
            ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Authorization=AAD;ClientId=9c1f0d7e-5a3b-4f62-8e17-0b6d2a4c8e55"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317"),
            ("WEBSITE_INSTANCE_ID", "instance-1"));

        errors.ShouldBeEmpty();
        (settings.ConnectionString, settings.WithIdentity, settings.ClientId, settings.Instance).ShouldBe((Connection, true, Guid.Parse(
            "9c1f0d7e-5a3b-4f62-8e17-0b6d2a4c8e55"), "instance-1"));
        settings.OtlpEndpoint.ShouldBe(new Uri("http://localhost:4317"));
    }

    [Theory]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "hemmeligt")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=hemmeligt")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING",
        "InstrumentationKey=6b8f1a52-0c3e-4d87-9a41-2f7e5c9d1b30;IngestionEndpoint=hemmeligt")]
    [InlineData("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "ClientId=9c1f0d7e-5a3b-4f62-8e17-0b6d2a4c8e55")]
    [InlineData("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Authorization=AAD;ClientId=hemmeligt")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "hemmeligt:4317")]
    public void Read_Wrong_NamesTheSettingAndNotItsValue(string name, string value)
    {
        var (_, errors) = Read((name, value));
        var error = errors.ShouldHaveSingleItem();
        error.Setting.ShouldBe(name);
        error.ToString().ShouldNotContain("hemmeligt");
    }

    private static (TelemetrySettings Settings, List<SettingError> Errors) Read(params (string Name, string Value)[] values)
    {
        var errors = new List<SettingError>();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).Build();
        return (TelemetryReader.Read(new SettingsSection(configuration, "", errors)), errors);
    }
}
