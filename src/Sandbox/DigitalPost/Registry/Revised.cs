namespace Postvogn.Sandbox.DigitalPost.Registry;

/// <summary>An entry of a registry with what the registry itself knows of it (TI 2.6.3).</summary>
/// <typeparam name="T">The kind of entry.</typeparam>
/// <param name="Value">The entry.</param>
/// <param name="Id">The id of the resource.</param>
/// <param name="Version">0 when it is new; one more with each change.</param>
/// <param name="CreatedDate">When it was put first.</param>
/// <param name="LastUpdated">When it was changed last.</param>
/// <param name="Members">The resource as a caller put it, as JSON; <see langword="null"/> when none has.</param>
public sealed record Revised<T>(
    T Value,
    Guid Id,
    long Version,
    DateTimeOffset CreatedDate,
    DateTimeOffset LastUpdated,
    string? Members = null)
{
    /// <summary>Tells which revision it is, and never what stands in it.</summary>
    /// <returns>The id and the version.</returns>
    public override string ToString() => $"{Id} version {Version}";
}
