using Postvogn.Infra.Tests.Bicep;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Checks;

[Collection(InfraCollection.Name)]
public sealed class EventRoutesTests(Templates templates)
{
    // docs/adr/0004: "Blob events of the containers drop and received go to the queues drops and received."
    private static readonly Dictionary<string, string> Decided = new(StringComparer.Ordinal)
    {
        ["drop"] = "drops",
        ["received"] = "received",
    };

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_OurTemplate_None() => EventRoutes.Faults(templates.Ours, Decided).ShouldBeEmpty();

    [FactIfAvailable(typeof(BicepParser))]
    public void Faults_BrokenSample_Told() =>
        EventRoutes.Faults(templates.Sample("EventRoutes"), Decided).ShouldBe(
        [
            "events of received do not go to received.",
            "events of inbox go to received.",
            "main.bicep:6: properties.eventDeliverySchema is not 'CloudEventSchemaV1_0'.",
            "main.bicep:6: properties.deadLetterWithResourceIdentity.deadLetterDestination.endpointType is not 'StorageBlob'.",
        ],
        ignoreOrder: true);
}
