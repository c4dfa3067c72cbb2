using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost;

/// <summary>A change names the version that it changes, or is refused (TI 2.6.3).</summary>
public abstract record Versioned
{
    /// <summary>Null before the service has it, or when not among the fields asked for.</summary>
    public long? Version { get; init; }

    /// <summary>What else the service said, so that a change sends back all of it.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}
