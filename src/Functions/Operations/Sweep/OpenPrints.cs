using Postvogn.Functions.Letters;
using Postvogn.Functions.Printing;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Operations;

/// <summary>Letters that lie with a print provider: each has its manifest until it is answered (docs/adr/0043). One listing, and a look at
/// the letter of each folder that was written since the last.</summary>
internal sealed partial class OpenPrints(
    IBlobStore store, LetterRecords letters, PrintFolders folders, IHints hints, PostvognSettings settings, TimeProvider clock,
    ILogger<OpenPrints> log)
{
    private const int AtOnce = 16;

    private static readonly TimeSpan RefusedFor = TimeSpan.FromDays(1);

    // Folders written before were looked at by this process.
    private DateTimeOffset lookedAt = DateTimeOffset.MinValue;

    public async Task HintAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (waiting, overdue) = (0, 0);
        BlobEntry? oldest = null;
        Dictionary<string, BlobEntry> answers = [], refused = [], written = [];
        await foreach (var entry in store.ListAsync(Places.Prints, "", cancellationToken))
        {
            switch (entry.Path.Name[(entry.Path.Name.LastIndexOf('/') + 1)..])
            {
                case Places.PrintManifestFile:
                    waiting++;
                    if (entry.LastModified <= now - settings.Timing.PrintOverdueAfter) overdue++;
                    if (oldest is null || entry.LastModified < oldest.LastModified) oldest = entry;
                    written[FolderOf(entry)] = entry;
                    break;
                case Places.PrintAnswerFile:
                    answers[FolderOf(entry)] = entry;
                    break;
                case Places.PrintProblemFile:
                    refused[FolderOf(entry)] = entry;
                    break;
                default:
                    written.TryAdd(FolderOf(entry), entry);
                    break;
            }
        }

        await HintAnswersAsync(answers, refused, cancellationToken);
        await WithdrawAsync([.. written.Where(one => !answers.ContainsKey(one.Key)).Select(one => one.Value)], cancellationToken);
        Gauges.Prints(waiting, overdue);
        if (overdue > 0 && oldest is not null)
            Overdue(log, overdue, settings.Timing.PrintOverdueAfter, FolderOf(oldest), (int)(now - oldest.LastModified).TotalHours);
    }

    // One that was found to answer nothing waits for another in its place, and is looked at once a day: it may have come just as the
    // problem of the one before was written.
    private async Task HintAnswersAsync(
        Dictionary<string, BlobEntry> answers, Dictionary<string, BlobEntry> refused, CancellationToken cancellationToken)
    {
        foreach (var (folder, answer) in answers)
        {
            var isRefused = refused.TryGetValue(folder, out var problem) && problem.LastModified >= answer.LastModified
                && problem.LastModified > clock.GetUtcNow() - RefusedFor;
            if (!isRefused && answer.LastModified <= clock.GetUtcNow() - settings.Timing.SweepAfter)
                await hints.SendAsync(HintQueues.Requests, BlobEvent.HintFor(answer.Path), cancellationToken);
        }
    }

    // A process that was ended in a hand-over may have left a folder of a letter that came to its end meanwhile. What is written since is
    // looked at the next time: whoever writes it may be at it.
    private async Task WithdrawAsync(IReadOnlyList<BlobEntry> written, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() - settings.Timing.SweepAfter;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            written.Where(file => file.LastModified > lookedAt && file.LastModified <= until).Select(FolderOf), options, WithdrawAsync);
        if (until > lookedAt) lookedAt = until;
    }

    private async ValueTask WithdrawAsync(string folder, CancellationToken cancellationToken)
    {
        if (await FindLetterAsync(folder, cancellationToken) is not { } letter || letter.Status == LetterStatus.HandedToPrint) return;
        await folders.RemoveAsync(letter, cancellationToken);
        Withdrawn(log, folder, letter.Status);
    }

    // Null: it is not one of ours.
    private async Task<Letter?> FindLetterAsync(string folder, CancellationToken cancellationToken) =>
        folder.Split('/') is [var source, var name] && Guid.TryParseExact(name, "D", out var messageUuid)
        && name == messageUuid.ToString("D")
        && (await letters.FindAsync(messageUuid, cancellationToken))?.Value is { } letter && letter.Source == source
            ? letter
            : null;

    private static string FolderOf(BlobEntry file) => file.Path.Name[..Math.Max(file.Path.Name.LastIndexOf('/'), 0)];

    [LoggerMessage(EventId = 1131, Level = LogLevel.Warning,
        Message = "{Overdue} letters have lain with a print provider for more than {Limit} without its answer, the oldest, {Folder}, for " +
            "{Hours} hours. Ask the provider; its answer is the file printed.json in the letter's folder of the container print")]
    private static partial void Overdue(ILogger log, int overdue, TimeSpan limit, string folder, int hours);

    [LoggerMessage(EventId = 1136, Level = LogLevel.Warning,
        Message = "The folder {Folder} for the print provider was left by a process that was ended, and its letter is {State}: it is " +
            "removed. If the provider has printed the letter, its answer says so")]
    private static partial void Withdrawn(ILogger log, string folder, LetterStatus state);
}
