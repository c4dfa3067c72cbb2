namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 2.6.3. Version 0 is new; the members are the resource as a caller put it, as JSON.</summary>
internal sealed record Revised<T>(
    T Value,
    Guid Id,
    long Version,
    DateTimeOffset CreatedDate,
    DateTimeOffset LastUpdated,
    string? Members = null)
{
    // Never what stands in it.
    public override string ToString() => $"{Id} version {Version}";
}
