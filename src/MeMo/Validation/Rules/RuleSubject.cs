using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo.Validation.Rules;

/// <summary>What a rule judges: an element, or a text in it, with the options and the way to say what is wrong.</summary>
internal sealed record RuleSubject(Frame Frame, MemoValidationOptions Options, Action<Finding> Report)
{
    /// <summary>The value of the text that is judged; null when an element is.</summary>
    public object? Value { get; init; }

    /// <summary>The text that is judged, as a string.</summary>
    public string Text => (string)Value!;

    /// <summary>Reports a finding at a child of the element.</summary>
    public void Find(ErrorCode code, string child, string message, string fix) =>
        Report(code.At($"{Frame.Path()}/{child}", Frame.PlaceOf(child), message, fix));

    /// <summary>Reports a finding at the element itself.</summary>
    public void Find(ErrorCode code, string message, string fix) => Report(code.At(Frame.Path(), Frame.Start, message, fix));
}
