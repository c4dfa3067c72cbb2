namespace Postvogn.Functions.Letters;

/// <summary>Random UUIDs of version 4.</summary>
internal sealed class RandomIds : IIdSource
{
    /// <inheritdoc/>
#pragma warning disable RS0030 // This is the one place that makes ids.
    public Guid NewId() => Guid.NewGuid();
#pragma warning restore RS0030
}
