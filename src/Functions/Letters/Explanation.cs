using Postvogn.MeMo;

namespace Postvogn.Functions.Letters;

/// <summary>What a line-of-business system is told about an outcome, of the catalogue of codes (docs/adr/0044). Pure.</summary>
internal sealed record Explanation(OutcomeClass Class, Words Text, Words Fix)
{
    public static Explanation Of(LetterStatus state, string by, string? code)
    {
        var ofState = CodeCatalogue.Find(state.ToString());
        return (state, CodeCatalogue.Find(code)) switch
        {
            (LetterStatus.Failed, { Class: OutcomeClass.Wait or OutcomeClass.CallOperator } known) => Of(known),
            // Of an archive that we packed ourselves.
            (LetterStatus.Rejected, { Judged: JudgedBy.Archive }) when by == "DigitalPost" => Of(CodeCatalogue.Of("ArchiveRefused")),
            (LetterStatus.Rejected or LetterStatus.Undeliverable, { } known) => OfRefusal(by, known),
            _ when ofState is not null => Of(ofState),
            _ => Of(CodeCatalogue.Of(nameof(LetterStatus.Rejected))),
        };
    }

    private static Explanation OfRefusal(string by, ErrorCode known)
    {
        var explanation = Of(known);
        var isSeen = by == "DigitalPost" && known.Class == OutcomeClass.CorrectAndResend && known != MemoCodes.MessageUuidNotUnique;
        return isSeen ? explanation with { Fix = known.Fix.Then(CodeCatalogue.Of("NewMessageUuid").Fix) } : explanation;
    }

    private static Explanation Of(ErrorCode row) => new(row.Class, row.Text, row.Fix);
}
