namespace Postvogn.Functions.Contacts;

/// <summary>A person's current name. None but the full one is sure: the newly born have no first names.</summary>
internal sealed record PersonName(string Full, string? First, string? Middle, string? Last)
{
    /// <summary>Without the name: it belongs in no log.</summary>
    public override string ToString() => "(a name)";
}
