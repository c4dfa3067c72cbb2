using Postvogn.Functions.Letters;
using Postvogn.Infra.Tests.App;
using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class QueuesAndContainersTests(Templates templates)
{
    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() =>
        QueuesAndContainers.Faults(templates.Ours, BuiltFunctions.OfApp().QueuesWithPoison, Places.Containers).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        QueuesAndContainers.Faults(templates.Sample("QueuesAndContainers"), ["drops", "outbound"], ["drop", "open", "inbox"]).ShouldBe(
        [
            "queue outbound is not made.",
            "queue spare is made, and nothing uses it.",
            "container inbox is not made.",
            "container spare is made, and nothing uses it.",
            "modules/storage-letters.bicep:11: container open holds work that is not done; nothing may remove it.",
            "modules/storage-letters.bicep:11: container gone does not exist.",
        ],
        ignoreOrder: true);

    [Fact]
    public void OfApp_BuiltApp_HasItsQueuesAndSchedules()
    {
        var functions = BuiltFunctions.OfApp();

        functions.Queues.ShouldBe(["drops", "outbound", "receipts", "received", "transmissions", "urgent"], ignoreOrder: true);
        functions.Triggers.ShouldBe(["httpTrigger", "queueTrigger", "timerTrigger"], ignoreOrder: true);
        functions.Settings.ShouldContain("SweepSchedule");
        functions.Settings.ShouldContain("HintQueues__queueServiceUri");
    }
}
