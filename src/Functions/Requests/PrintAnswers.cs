using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Requests;

/// <summary>A print provider's answer, <c>print/{source}/{uuid}/printed.json</c> (docs/print.md), in these steps, each of which may be
/// repeated:
/// <list type="number">
/// <item>Read it; one that is gone was handled before.</item>
/// <item>Find its letter, and settle it: Printed, or Undeliverable. Its folder goes with the letter's close.</item>
/// <item>One that answers nothing stays as it is, and beside it what is wrong (<see cref="Step.RefusePrintAnswer"/>).</item>
/// </list></summary>
internal sealed partial class PrintAnswers(
    IBlobStore store, LetterRecords letters, StepTrail trail, TimeProvider clock, ILogger<PrintAnswers> log)
{
    // An event of one of our own files is none of an answer.
    public async Task RunAsync(BlobPath place, CancellationToken cancellationToken)
    {
        if (!place.Name.EndsWith($"/{Places.PrintAnswerFile}", StringComparison.Ordinal)) return;
        try
        {
            if (await ReadAsync(place, cancellationToken) is { } answer) await SettleAsync(place, answer, cancellationToken);
        }
        catch (PrintAnswerException refusal)
        {
            await RefuseAsync(place, refusal, cancellationToken);
        }
    }

    // 1.
    private async Task<PrintAnswer?> ReadAsync(BlobPath place, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(place, cancellationToken);
        return blob is null ? null : await PrintAnswer.ReadAsync(blob.Stream, cancellationToken);
    }

    // 2.
    private async Task SettleAsync(BlobPath place, PrintAnswer answer, CancellationToken cancellationToken)
    {
        var parts = place.Name.Split('/');
        if (parts.Length != 3 || !Guid.TryParseExact(parts[1], "D", out var messageUuid) || parts[1] != messageUuid.ToString("D"))
            throw PrintAnswerException.Unknown();
        while (true)
        {
            if (await letters.FindAsync(messageUuid, cancellationToken) is not { } stored || stored.Value.Source != parts[0])
                throw PrintAnswerException.Unknown();
            var letter = stored.Value;
            if (letters.OutcomeAfter(letter, ToldBy(answer, letter)) is { } outcome && letter.Status == LetterStatus.HandedToPrint)
            {
                if (await letters.TrySettleAsync(stored, outcome, cancellationToken)) return;
                continue;
            }

            if (letter.Outcome is not { } its || !its.Was(LetterStatus.HandedToPrint))
                throw PrintAnswerException.NotHandedOver(letter.Status);
            if (IsAnotherAnswer(answer, its)) throw PrintAnswerException.AnsweredBefore(letter.Status);
            if (answer.IsPrinted && its.By != LetterWay.Print && !its.Was(LetterStatus.Printed))
            {
                var both = letter with { Outcome = WithPrinted(its, answer) };
                if (await letters.TryMoveAsync(stored, both, cancellationToken) is null) continue;
                letter = both;
            }

            await letters.CloseAsync(letter, cancellationToken);
            return;
        }
    }

    private Outcome ToldBy(PrintAnswer answer, Letter letter) => new()
    {
        Drop = letter.Drop,
        MessageUuid = letter.MessageUuid,
        State = answer.IsPrinted ? LetterStatus.Printed : LetterStatus.Undeliverable,
        By = LetterWay.Print,
        Code = answer.IsPrinted ? null : "print.refused",
        Message = answer.Reason,
        Reference = answer.Reference,
        At = clock.GetUtcNow(),
    };

    // It came to its end otherwise while it lay with the provider, and is printed, too.
    private Outcome WithPrinted(Outcome its, PrintAnswer answer)
    {
        var step = new OutcomeStep(LetterStatus.Printed, LetterWay.Print, null, clock.GetUtcNow());
        var both = its with { History = [.. its.History ?? [], step], Reference = answer.Reference };
        return both with { Note = LetterWay.AlsoOnPaper(both) };
    }

    private static bool IsAnotherAnswer(PrintAnswer answer, Outcome its) =>
        its.By == LetterWay.Print && answer.IsPrinted != (its.State == LetterStatus.Printed);

    // 3.
    private async Task RefuseAsync(BlobPath place, PrintAnswerException refusal, CancellationToken cancellationToken)
    {
        var beside = place.Name[..^Places.PrintAnswerFile.Length] + Places.PrintProblemFile;
        if (BlobPath.IsValid(beside))
        {
            var problem = new PrintAnswerProblem(refusal.Code, refusal.Message, refusal.Fix, clock.GetUtcNow());
            var path = new BlobPath(place.Container, beside);
            await store.WriteAsync(path, problem, RequestsJson.Default.PrintAnswerProblem, BlobCondition.None, cancellationToken);
        }

        trail.Reached(Step.RefusePrintAnswer, LoggedPlace.Of(place));
        Refused(log, LoggedPlace.Of(place), refusal.Code);
    }

    [LoggerMessage(EventId = 1135, Level = LogLevel.Warning,
        Message = "The print provider's answer {Place} answers nothing ({Code}): it stays, and printed.error.json beside it says what is " +
            "wrong. The letter waits for another answer in its place")]
    private static partial void Refused(ILogger log, string place, string code);
}
