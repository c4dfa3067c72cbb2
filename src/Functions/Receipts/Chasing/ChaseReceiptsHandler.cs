namespace Postvogn.Functions.Receipts;

/// <summary>Looks letters up in the event log whose receipts never came (TI 10.12). A system that cannot be asked is left alone until the
/// next run.</summary>
internal sealed partial class ChaseReceiptsHandler(
    OverdueLetters overdue, Chases chases, ReceiptChase chase, DueLetters due, TimeProvider clock, ILogger<ChaseReceiptsHandler> log)
{
    // A run.
    public const int MostLetters = 1_000;

    // Well below host.json's functionTimeout.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var end = clock.GetUtcNow() + Longest;
        var silent = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var done = new List<ChaseStep?>();
        await foreach (var letter in overdue.FindAsync(cancellationToken))
        {
            if (done.Count == MostLetters || clock.GetUtcNow() >= end) break;
            if (silent.Contains(letter.Letter.System) || !await chases.TryBeginAsync(letter.Letter.MessageUuid, cancellationToken))
                continue;
            var step = await chase.RunAsync(letter, cancellationToken);
            if (step is null) silent.Add(letter.Letter.System);
            done.Add(step);
        }

        await due.CompleteAllAsync(cancellationToken);
        if (done.Count > 0) Chased(
            log,
            done.Count,
            Times(done, ChaseStep.FileReceipt) + Times(done, ChaseStep.Recall),
            Times(done, ChaseStep.Wait),
            Times(done, ChaseStep.Resend),
            Times(done, ChaseStep.AskPerson),
            Times(done, ChaseStep.Print),
            silent.Count);
    }

    private static int Times(List<ChaseStep?> done, ChaseStep step) => done.Count(one => one == step);

    [LoggerMessage(EventId = 937, Level = LogLevel.Information,
        Message = "{Asked} letters without a receipt were looked up in the event log: {Found} found, {Waiting} wait, {Resent} " +
            "transmissions sent again, {Persons} for a person, {Printed} to print; {Silent} systems could not be asked")]
    private static partial void Chased(ILogger log, int asked, int found, int waiting, int resent, int persons, int printed, int silent);
}
