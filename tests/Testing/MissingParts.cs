namespace Postvogn.Testing;

/// <summary>Asks a part whether it can run here.</summary>
internal static class MissingParts
{
    public static string? ReasonOf(Type part) =>
        part.GetProperty("Missing") is { } missing
            ? (string?)missing.GetValue(null)
            : throw new ArgumentException($"{part} has no static property Missing.", nameof(part));
}
