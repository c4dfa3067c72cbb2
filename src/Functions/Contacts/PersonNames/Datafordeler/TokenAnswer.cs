namespace Postvogn.Functions.Contacts;

/// <summary>A token, or why there is none.</summary>
/// <param name="Value">The token.</param>
/// <param name="Problem">Why there is none.</param>
internal sealed record TokenAnswer(string? Value, PersonLookup? Problem = null)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => Value is null ? "no token" : "a token";
}
