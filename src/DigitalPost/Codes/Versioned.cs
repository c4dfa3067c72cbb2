using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost;

/// <summary>What the registries keep in versions (TI 2.6.3): a change names the version that it changes, or is refused.</summary>
public abstract record Versioned
{
    /// <summary>The version; null before the service has it, or when it was not among the fields asked for.</summary>
    public long? Version { get; init; }

    /// <summary>What else the service said: kept, so that a change sends back all of it.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}
