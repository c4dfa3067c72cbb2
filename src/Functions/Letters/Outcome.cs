using Postvogn.MeMo;

namespace Postvogn.Functions.Letters;

/// <summary>What the system that left a drop reads under <c>outcomes/</c>.</summary>
internal sealed record Outcome
{
    public required string Drop { get; init; }

    [JsonPropertyName("messageUUID")]
    public Guid? MessageUuid { get; init; }

    public required LetterStatus State { get; init; }

    // DigitalPost, Postvogn or Print (the provider).
    public required string By { get; init; }

    public string? Code { get; init => field = Masked(value); }

    // Of the catalogue as it is now, whatever it was when the letter ended: docs/adr/0044.
    public OutcomeClass Class => Explained.Class;

    public Words Text => Explained.Text;

    public Words Fix => Explained.Fix;

    // As Digital Post or the first finding gives it, without the personal numbers that it may quote.
    public string? Message { get; init => field = Masked(value); }

    // What to know or do: of a state that is not the end, or when the same drop came again.
    public string? Note { get; init; }

    // The print provider's own.
    public string? Reference { get; init => field = Masked(value); }

    public IReadOnlyList<Finding> Findings { get; init => field = [.. value.Select(Masked)]; } = [];

    // Digital Post's, of the receipt that decided.
    public Guid? TransmissionId { get; init; }

    // Of Digital Post's answer; its support asks for it (TI 13.4.5).
    public string? Traceparent { get; init; }

    // UTC.
    public required DateTimeOffset At { get; init; }

    // What was told of the letter before, the oldest first; null at first.
    public IReadOnlyList<OutcomeStep>? History { get; init; }

    public bool Was(LetterStatus state) => History?.Any(step => step.State == state) == true;

    public bool Had(string code) => Code == code || History?.Any(step => step.Code == code) == true;

    // Its findings then say nothing else to do than it does: of a letter that goes to print, not to send it another way.
    public Outcome WithFixInFindings() => this with { Findings = [.. Findings.Select(found => found with { Fix = Fix.En })] };

    public OutcomeStep AsStep() => new(State, By, Code, At);

    private Explanation Explained => Explanation.Of(State, By, Code);

    private static string? Masked(string? text) => text is null ? null : PersonalNumbers.In(text);

    private static Finding Masked(Finding finding) => finding with
    {
        Code = PersonalNumbers.In(finding.Code),
        Path = PersonalNumbers.In(finding.Path),
        Message = PersonalNumbers.In(finding.Message),
        Fix = PersonalNumbers.In(finding.Fix),
    };
}

/// <summary>A state that a letter was in (UTC).</summary>
internal sealed record OutcomeStep(LetterStatus State, string By, string? Code, DateTimeOffset At);
