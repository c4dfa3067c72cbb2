using Postvogn.Infra.Tests.App;
using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class AppSettingsTests(Templates templates)
{
    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() =>
        AppSettings.Faults(
            templates.Ours,
            [.. SettingsOfApp.Read(), .. BuiltFunctions.OfApp().Settings, .. SettingLists.OfPlatform.Keys],
            SettingLists.NotInAzure.Keys).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        AppSettings.Faults(
            templates.Sample("AppSettings"),
            ["Postvogn__Storage__ServiceUri", "Postvogn__Storage__Path", "Postvogn__Systems__one__Id",
                "Postvogn__Systems__one__ApiKeySecret", "SweepSchedule"],
            ["Postvogn__Storage__Path"]).ShouldBe(
        [
            "Postvogn__Systems__one__ApiKeySecret is read and not set.",
            "SweepSchedule is read and not set.",
            "Postvogn__Storage__Colour is set and not read.",
        ],
        ignoreOrder: true);

    [Theory]
    [InlineData("Postvogn__Storage__ServiceUri")]
    [InlineData("Postvogn__Systems__one__Certificate")]
    [InlineData("Postvogn__Sources__one__System")]
    [InlineData("Postvogn__Inbox__Destinations__one__ContactPoints")]
    [InlineData("Postvogn__Timing__SweepAfter")]
    public void Read_OneOfEverything_HasEachKind(string name) => SettingsOfApp.Read().ShouldContain(name);

    [Fact]
    public void Lists_EachName_HasReasonAndIsInOneOnly()
    {
        SettingLists.NotInAzure.Keys.Intersect(SettingLists.OfPlatform.Keys).ShouldBeEmpty();
        SettingLists.NotInAzure.Concat(SettingLists.OfPlatform).ShouldAllBe(setting => setting.Value.Length > 0);
    }
}
