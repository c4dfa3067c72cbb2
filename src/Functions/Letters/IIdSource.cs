namespace Postvogn.Functions.Letters;

/// <summary>Where new ids come from; a test gives its own.</summary>
internal interface IIdSource
{
    /// <summary>A new random UUID of version 4, which is what a messageUUID must be (TI 12.4.2).</summary>
    Guid NewId();
}

internal sealed class RandomIds : IIdSource
{
#pragma warning disable RS0030 // This is the one place that makes ids.
    public Guid NewId() => Guid.NewGuid();
#pragma warning restore RS0030
}
