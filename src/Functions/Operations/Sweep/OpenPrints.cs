using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Operations;

/// <summary>Letters that lie with a print provider: each has its manifest until it is answered (docs/adr/0043). One listing.</summary>
internal sealed partial class OpenPrints(
    IBlobStore store, IHints hints, PostvognSettings settings, TimeProvider clock, ILogger<OpenPrints> log)
{
    public async Task HintAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (waiting, overdue) = (0, 0);
        BlobEntry? oldest = null;
        Dictionary<string, BlobEntry> answers = [], refused = [];
        await foreach (var entry in store.ListAsync(Places.Prints, "", cancellationToken))
        {
            switch (entry.Path.Name[(entry.Path.Name.LastIndexOf('/') + 1)..])
            {
                case Places.PrintManifestFile:
                    waiting++;
                    if (entry.LastModified <= now - settings.Timing.PrintOverdueAfter) overdue++;
                    if (oldest is null || entry.LastModified < oldest.LastModified) oldest = entry;
                    break;
                case Places.PrintAnswerFile:
                    answers[FolderOf(entry)] = entry;
                    break;
                case Places.PrintProblemFile:
                    refused[FolderOf(entry)] = entry;
                    break;
            }
        }

        // One that was found to answer nothing waits for another in its place.
        foreach (var (folder, answer) in answers)
        {
            var isRefused = refused.TryGetValue(folder, out var problem) && problem.LastModified >= answer.LastModified;
            if (!isRefused && answer.LastModified <= now - settings.Timing.SweepAfter)
                await hints.SendAsync(HintQueues.Requests, BlobEvent.HintFor(answer.Path), cancellationToken);
        }

        Gauges.Prints(waiting, overdue);
        if (overdue > 0 && oldest is not null)
            Overdue(log, overdue, settings.Timing.PrintOverdueAfter, FolderOf(oldest), (int)(now - oldest.LastModified).TotalHours);
    }

    private static string FolderOf(BlobEntry file) => file.Path.Name[..Math.Max(file.Path.Name.LastIndexOf('/'), 0)];

    [LoggerMessage(EventId = 1131, Level = LogLevel.Warning,
        Message = "{Overdue} letters have lain with a print provider for more than {Limit} without its answer, the oldest, {Folder}, for " +
            "{Hours} hours. Ask the provider; its answer is the file printed.json in the letter's folder of the container print")]
    private static partial void Overdue(ILogger log, int overdue, TimeSpan limit, string folder, int hours);
}
