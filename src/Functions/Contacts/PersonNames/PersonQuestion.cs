namespace Postvogn.Functions.Contacts;

/// <summary>The question, the body of a call: a number of ten digits.</summary>
internal sealed record PersonQuestion(string? Cpr)
{
    /// <summary>Whether it can be a number at all. Its date and check digit are not judged: that is the register's.</summary>
    public bool IsWhole => Cpr is { Length: 10 } && Cpr.All(char.IsAsciiDigit);

    public override string ToString() => "(a number)";
}
