using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Receipts;

/// <summary>Technical and business receipts on the SFTP server (TI 10.7.4), within the bounds of a run. Each is stored, and only then
/// deleted. One that cannot be read stays, and is logged.</summary>
internal sealed partial class ReceiptFiles(
    SftpLinks links, ReceiptIntake intake, RefreshSignal refresh, StepTrail trail, TimeProvider clock, ILogger<ReceiptFiles> log)
{
    // At a time: what a killed process has to do again.
    private const int FilesAtATime = 500;

    // Well below host.json's functionTimeout.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    public async Task PullAsync(SystemSettings system, CancellationToken cancellationToken)
    {
        if (await links.OpenAsync(system.Name, cancellationToken) is not { } server) return;
        var listed = await server.ListReceiptsAsync(cancellationToken);
        if (listed.Value is not { } receipts)
        {
            Stop(system, listed.Outcome, listed.Cause);
            return;
        }

        var (left, end) = (receipts.Unusable, clock.GetUtcNow() + Longest);
        foreach (var some in receipts.Files.Chunk(FilesAtATime))
        {
            if (clock.GetUtcNow() >= end || await TakeAsync(server, system, some, cancellationToken) is not { } unread) break;
            left += unread;
        }

        if (left > 0) Unreadable(log, left, system.Name);
    }

    // How many stay because they cannot be read; null when the server does not go on.
    private async Task<int?> TakeAsync(SftpConnection server, SystemSettings system, SftpFile[] files, CancellationToken cancellationToken)
    {
        var fetched = await server.FetchReceiptsAsync(files, cancellationToken);
        var taken = new List<string>();
        foreach (var file in fetched.Value ?? [])
        {
            if (IsReadable(file) && await intake.StoreAsync(system.Id, file.Receipt!, cancellationToken)) taken.Add(file.Name);
        }

        var deleted = await server.DeleteReceiptsAsync(taken, cancellationToken);
        if (deleted.Succeeded) taken.ForEach(name => trail.Reached(Step.DeletePulledReceipt, name));
        // Changed: one was replaced since it was listed. The next run lists anew.
        var failed = fetched.Outcome is not (SftpOutcome.Done or SftpOutcome.Changed)
            ? (fetched.Outcome, fetched.Cause)
            : (deleted.Outcome, deleted.Cause);
        if (failed.Outcome == SftpOutcome.Done) return fetched.Value!.Count(file => !IsReadable(file));
        Stop(system, failed.Outcome, failed.Cause);
        return null;
    }

    // Whether it is a receipt, and says of what.
    private static bool IsReadable(FetchedReceipt file) =>
        file.Receipt is { } receipt && (receipt.MessageUuid ?? receipt.TransmissionId) is not null;

    private void Stop(SystemSettings system, SftpOutcome outcome, string? cause)
    {
        if (outcome == SftpOutcome.KeyRefused) refresh.Ask();
        NotFetched(log, system.Name, outcome, cause);
    }

    [LoggerMessage(EventId = 995, Level = LogLevel.Warning,
        Message = "{Count} files among the receipts of system {System} on the SFTP server cannot be read as receipts; they stay there. " +
            "Look at them with an SFTP client: Digital Post deletes them after 14 days")]
    private static partial void Unreadable(ILogger log, int count, string system);

    [LoggerMessage(EventId = 996, Level = LogLevel.Warning,
        Message = "The receipts of system {System} could not all be fetched over SFTP: {Outcome}; the next run tries again. {Cause}")]
    private static partial void NotFetched(ILogger log, string system, SftpOutcome outcome, string? cause);
}
