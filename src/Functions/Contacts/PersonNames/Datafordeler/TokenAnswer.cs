namespace Postvogn.Functions.Contacts;

internal sealed record TokenAnswer(string? Value, PersonLookup? Problem = null)
{
    public override string ToString() => Value is null ? "no token" : "a token";
}
