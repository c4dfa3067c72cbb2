namespace Postvogn.Functions.Contacts;

internal sealed record PersonQuestion(string? Cpr)
{
    // Date and check digit are the register's to judge.
    public bool IsWhole => Cpr is { Length: 10 } && Cpr.All(char.IsAsciiDigit);

    public override string ToString() => "(a number)";
}
