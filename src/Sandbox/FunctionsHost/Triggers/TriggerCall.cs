using System.Text.Json.Nodes;

namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>The two halves of a trigger's envelope.</summary>
internal sealed record TriggerCall(JsonObject Data, JsonObject Metadata)
{
    /// <summary>The body that the app gets. Names that end in "trigger" are never passed on.</summary>
    public JsonObject ToEnvelope()
    {
        var kept = Metadata.Where(entry => !entry.Key.EndsWith("trigger", StringComparison.OrdinalIgnoreCase));
        return new JsonObject
        {
            [nameof(Data)] = Data.DeepClone(),
            [nameof(Metadata)] = new JsonObject(kept.Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone()))),
        };
    }
}
