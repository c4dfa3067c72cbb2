using System.Text.Json.Nodes;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Bicep;

/// <summary>What must wait for what: a snapshot does not show it.</summary>
[Collection(InfraCollection.Name)]
public sealed class OrderTests(Infrastructure infrastructure)
{
    [TheoryIfAvailable(typeof(BicepCompiler))]
    [InlineData("stores", "defender", "events", "an account has one topic of events, and it must be ours")]
    [InlineData("stores", "locks", "letters", "a lock needs what it locks")]
    [InlineData("app", "eventSubscriptions", "rights", "Event Grid asks for its roles")]
    [InlineData("app", "functionApp", "rights", "the platform reads the package by the app's roles")]
    [InlineData("app", "settings", "functionApp", "settings are the app's")]
    public void Module_ThatNeedsAnother_WaitsForIt(string layer, string module, string awaited, string reason) =>
        Module(Module(infrastructure.Arm, layer)["properties"]!["template"]!, module)["dependsOn"]!.AsArray()
            .Select(dependency => dependency!.ToString()).ShouldContain(awaited, reason);

    private static JsonNode Module(JsonNode template, string name) => template["resources"]![name]!;
}
