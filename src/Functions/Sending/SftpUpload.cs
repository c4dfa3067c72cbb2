using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Sending;

internal sealed partial class SftpUpload(
    IBlobStore store, SftpLinks links, TransmissionRecords transmissions, RefreshSignal refresh,
    TimeProvider clock, ILogger<SftpUpload> log)
{
    private const string Archive = "archive.tar.lzma";

    // Copies the archive to this machine and writes down whose its receipts are: they may come before the upload has ended here. Null when
    // the system's key is not read yet.
    public async Task<PreparedPost?> PrepareAsync(Transmission transmission, CancellationToken cancellationToken)
    {
        if (await links.OpenAsync(transmission.System, cancellationToken) is not { } server) return null;
        await transmissions.LinkReceiptsAsync(transmission.Id, transmission.Id, cancellationToken);
        var folder = new LocalFolder();
        try
        {
            await CopyAsync(transmission, folder.File(Archive), cancellationToken);
            return new Prepared(this, server, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private async Task CopyAsync(Transmission transmission, string file, CancellationToken cancellationToken)
    {
        await using var archive = await store.OpenAsync(Places.Archive(transmission.Id), cancellationToken)
            ?? throw new NothingToSendException($"{Places.Archive(transmission.Id)} is gone from the store.");
        if (archive.Length == 0) throw new NothingToSendException($"{Places.Archive(transmission.Id)} is empty.");
        await using var copy = File.Create(file);
        await archive.Stream.CopyToAsync(copy, cancellationToken);
    }

    private PostResult Read(Transmission begun, SftpAnswer<Nothing> answer)
    {
        var next = RetryPolicy.DecideUpload(answer.Outcome, begun.Attempt, clock.GetUtcNow() - begun.CreatedAt, links.Delays);
        if (answer.Outcome == SftpOutcome.KeyRefused) refresh.Ask();
        if (next.Step == RetryStep.Hold)
            NeedsPerson(log, begun.Id, begun.System, begun.Attempt, answer.Outcome, next.Delay, next.Reason, answer.Cause);
        else if (!answer.Succeeded)
            NotTaken(log, begun.Id, begun.System, begun.Attempt, answer.Outcome, next.Step, next.Delay, next.Reason, answer.Cause);
        return new PostResult
        {
            Next = next,
            MayHaveArrived = RetryPolicy.MayHaveArrived(answer.Outcome),
            // The archive's name is the transmissionId of its receipts (TI 10.7.4).
            TransmissionId = answer.Succeeded ? begun.Id : null,
            Code = answer.Succeeded ? null : answer.Outcome.ToString(),
        };
    }

    [LoggerMessage(EventId = 991, Level = LogLevel.Warning,
        Message = "The archive of transmission {Transmission} of system {System} was not taken over SFTP at attempt {Attempt}: " +
            "{Outcome}; next: {Step} in {Delay}. {Reason} {Cause}")]
    private static partial void NotTaken(
        ILogger log, Guid transmission, string system, int attempt, SftpOutcome outcome, RetryStep step, TimeSpan delay, string? reason,
        string? cause);

    [LoggerMessage(EventId = 992, Level = LogLevel.Error,
        Message = "The archive of transmission {Transmission} of system {System} cannot be sent over SFTP until somebody sets it right " +
            "(attempt {Attempt}): {Outcome}; tried again in {Delay}. {Reason} {Cause}")]
    private static partial void NeedsPerson(
        ILogger log, Guid transmission, string system, int attempt, SftpOutcome outcome, TimeSpan delay, string? reason, string? cause);

    private sealed class Prepared(SftpUpload sftp, SftpConnection server, LocalFolder folder) : PreparedPost
    {
        public override async Task<PostResult> SendAsync(Transmission begun, CancellationToken cancellationToken)
        {
            var answer = await TracedCall.UploadAsync(
                begun.Id, () => server.UploadArchiveAsync(begun.Id, folder.File(Archive), cancellationToken), begun.Members);
            return sftp.Read(begun, answer);
        }

        public override ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
