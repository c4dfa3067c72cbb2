namespace Postvogn.DigitalPost.Registry;

/// <summary>The type is null when the service does not say.</summary>
internal sealed record Logo(string? MediaType, ReadOnlyMemory<byte> Content)
{
    /// <summary>5 MiB.</summary>
    internal const long Largest = 5 * 1024 * 1024;
}
