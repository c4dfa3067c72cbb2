namespace Postvogn.Functions.Letters;

internal interface IIdSource
{
    // Version 4, as a messageUUID must be (TI 12.4.2).
    Guid NewId();
}

internal sealed class RandomIds : IIdSource
{
#pragma warning disable RS0030 // This is the one place that makes ids.
    public Guid NewId() => Guid.NewGuid();
#pragma warning restore RS0030
}
