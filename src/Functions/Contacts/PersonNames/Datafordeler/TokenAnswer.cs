namespace Postvogn.Functions.Contacts;

/// <summary>A token, or why there is none.</summary>
internal sealed record TokenAnswer(string? Value, PersonLookup? Problem = null)
{
    public override string ToString() => Value is null ? "no token" : "a token";
}
