namespace Postvogn.DigitalPost.Registry;

/// <summary>An organisation's logo.</summary>
/// <param name="MediaType">What kind of picture; null when the service does not say.</param>
/// <param name="Content">The picture.</param>
public sealed record Logo(string? MediaType, ReadOnlyMemory<byte> Content)
{
    /// <summary>The largest that is read: 5 MiB.</summary>
    internal const long Largest = 5 * 1024 * 1024;
}
