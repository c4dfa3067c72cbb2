namespace Postvogn.Functions.Contacts;

/// <summary>A person's current name.</summary>
/// <param name="Full">The whole name, first names first.</param>
/// <param name="First">First names; null if none is registered, as for the newly born.</param>
/// <param name="Middle">Middle name, or null.</param>
/// <param name="Last">Last name, or null.</param>
internal sealed record PersonName(string Full, string? First, string? Middle, string? Last)
{
    /// <summary>Without the name: it belongs in no log.</summary>
    public override string ToString() => "(a name)";
}
