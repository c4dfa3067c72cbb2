using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo.Validation.Rules;

/// <summary>An element, or a text in it, with the options and the way to say what is wrong.</summary>
internal sealed record RuleSubject(Frame Frame, MemoValidationOptions Options, Action<Finding> Report, Action<Finding> Warn)
{
    public object? Value { get; init; }

    public string Text => (string)Value!;

    public void Find(ErrorCode code, string child, string message, string fix) =>
        Report(code.At($"{Frame.Path()}/{child}", Frame.PlaceOf(child), message, fix));

    public void Find(ErrorCode code, string message, string fix) => Report(code.At(Frame.Path(), Frame.Start, message, fix));

    public void Doubt(ErrorCode warning, string child, string message, string fix) =>
        Warn(warning.At($"{Frame.Path()}/{child}", Frame.PlaceOf(child), message, fix));
}
