namespace Postvogn.MeMo.Reading;

/// <summary>Why bytes cannot be read as XML; the place is the parser's where it got that far.</summary>
internal sealed record InputFault(string Message, string Fix)
{
    // The parser was given nothing.
    public bool IsAtStart { get; init; }
}
