namespace Postvogn.Sandbox.DigitalPost;

internal sealed record StructureKind<T>(
    SearchRules Rules,
    Func<T, string> CvrOf,
    Func<Revised<T>, JsonObject> DocumentOf,
    Func<T, JsonObject, T> Change)
{
    // TI 5.7.
    public required IReadOnlyList<string> Mandatory { get; init; }

    // Must not lie in a .local domain (TI 5.7).
    public IReadOnlyList<string> Addresses { get; init; } = [];

    // TI 5.5.
    public bool CanBeHidden { get; init; }

    // For the organisation itself alone to see.
    public bool IsPrivate { get; init; }

    public string? FaultOf(JsonObject body) =>
        Mandatory.FirstOrDefault(member => body[member] is null) ?? Addresses.FirstOrDefault(member => IsLocal(body[member]));

    private static bool IsLocal(JsonNode? address) =>
        address is JsonValue value && value.TryGetValue<string>(out var text)
        && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase);
}
