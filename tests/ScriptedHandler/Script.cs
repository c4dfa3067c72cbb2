using System.Text.Json;

namespace Postvogn.ScriptedHandler;

/// <summary>How to answer a trigger call. A message carries it as its own text.</summary>
internal sealed record Script
{
    /// <summary>The status code.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The content type; null sends none.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>The body.</summary>
    public string Body { get; init; } = "{}";

    /// <summary>The header Location.</summary>
    public string? Location { get; init; }

    /// <summary>End the process with this code instead of answering.</summary>
    public int? Exit { get; init; }

    /// <summary>Fail with 500 as long as the delivery count is at most this.</summary>
    public int FailDeliveries { get; init; }

    /// <summary>Do as told only the first time the message comes, and answer well after.</summary>
    public bool Once { get; init; }

    /// <summary>Answer so much later.</summary>
    public int DelayMilliseconds { get; init; }

    /// <summary>Never answer.</summary>
    public bool Silent { get; init; }

    public static Script From(JsonElement envelope)
    {
        foreach (var value in envelope.GetProperty("Data").EnumerateObject())
        {
            if (value.Value.ValueKind == JsonValueKind.String && Decode(value.Value.GetString()!) is { } script) return script;
        }

        var fromEnvironment = Environment.GetEnvironmentVariable("SCRIPT_ANSWER");
        return fromEnvironment is null ? new Script() : Parse(fromEnvironment) ?? new Script();
    }

    // One message is a JSON text in a JSON text; of a batch, the first that is a script counts.
    private static Script? Decode(string value)
    {
        try
        {
            var decoded = JsonSerializer.Deserialize<JsonElement>(value);
            return decoded.ValueKind == JsonValueKind.Array
                ? decoded.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => Parse(item.GetString()!)).FirstOrDefault(script => script is not null)
                : Parse(decoded.GetString()!);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Script? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Script>(text, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
