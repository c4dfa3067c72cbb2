namespace Postvogn.DigitalPost;

public sealed partial class SftpConnection
{
    private const string LocalArchive = "archive";

    /// <summary>
    /// Hands an archive over as <c>memos/{transmission}.tar.lzma</c> (TI 10.7.4). Repeated after any outcome it goes on where it was cut,
    /// and is <see cref="SftpOutcome.Done"/> when the archive is there already. Digital Post sees it whole or not at all.
    /// </summary>
    /// <param name="transmission">The transmission: name of the archive, and transmissionId of its receipts.</param>
    /// <param name="file">The archive on this machine. It must not change during the call.</param>
    /// <param name="cancellationToken">Ends the call; what was sent so far is continued next time.</param>
    public Task<SftpAnswer<Nothing>> UploadArchiveAsync(Guid transmission, string file, CancellationToken cancellationToken) =>
        CallAsync<Nothing>("UploadArchive", async call =>
        {
            var archive = await OutgoingArchive.ReadAsync(transmission, file, cancellationToken);
            call.Link(LocalArchive, file);
            return await UploadAsync(call, archive, cancellationToken);
        });

    private static async Task<SftpAnswer<Nothing>> UploadAsync(SftpCall call, OutgoingArchive archive, CancellationToken cancellationToken)
    {
        // 1. What is there? memos/ may not be listed (WX), but a known name can be asked for.
        var seen = await call.RunAsync(new SftpBatch().TryList(archive.Place).TryList(archive.Part), cancellationToken);
        if (!seen.Ended)
            return Answer<Nothing>(seen);
        if (seen.File(archive.Place) is { } there)
            return AlreadyThere(there, archive);

        // 2. Send what is missing.
        var part = seen.File(archive.Part);
        if (part?.Length != archive.Length && await SendAsync(call, archive, part, cancellationToken) is { Succeeded: false } cut)
            return cut;

        // 3. Move it.
        var moved = Answer<Nothing>(await call.RunAsync(new SftpBatch().Move(archive.Part, archive.Place), cancellationToken));
        return moved.Outcome is SftpOutcome.CutOff or SftpOutcome.TimedOut ? moved with { Outcome = SftpOutcome.Unconfirmed } : moved;
    }

    private static SftpAnswer<Nothing> AlreadyThere(SftpFile there, OutgoingArchive archive) => there.Length == archive.Length
        ? Answer<Nothing>(SftpOutcome.Done, null)
        : Answer<Nothing>(
            SftpOutcome.Different, $"{archive.Place} is there with {there.Length} bytes; ours has {archive.Length}. It was not touched.");

    private static async Task<SftpAnswer<Nothing>> SendAsync(
        SftpCall call, OutgoingArchive archive, SftpFile? part, CancellationToken cancellationToken)
    {
        var canResume = part is { Length: > 0 } && part.Length < archive.Length;
        var batch = canResume ? new SftpBatch().ResumePut(LocalArchive, archive.Part) : new SftpBatch().Put(LocalArchive, archive.Part);
        var sent = await call.RunAsync(batch.List(archive.Part), cancellationToken);
        var length = sent.File(archive.Part)?.Length;
        if (sent.Ended && length == archive.Length)
            return Answer<Nothing>(sent);
        if (sent.ExitCode is 0 or 1)
            // Refused, not cut: writes behind the refused one may have been taken, so there may be a hole.
            await call.RunAsync(new SftpBatch().TryDelete(archive.Part), cancellationToken);
        return sent.Ended
            ? Answer<Nothing>(SftpOutcome.Failed, $"The server holds {length} bytes of {archive.Length} after a whole upload; it was removed.")
            : Answer<Nothing>(sent);
    }
}
