namespace Postvogn.Functions.Contacts;

/// <summary>None but the full one is sure: the newly born have no first names.</summary>
internal sealed record PersonName(string Full, string? First, string? Middle, string? Last)
{
    // The name belongs in no log.
    public override string ToString() => "(a name)";
}
