using Renci.SshNet.Common;
using Renci.SshNet.Sftp;

namespace Postvogn.DigitalPost;

public sealed partial class SftpConnection
{
    /// <summary>As <c>memos/{transmission}.tar.lzma</c> (TI 10.7.4); the name is the transmissionId of its receipts. Repeated after any
    /// outcome it goes on where it was cut, and is <see cref="SftpOutcome.Done"/> when the archive is there already. Digital Post sees it
    /// whole or not at all. The file must not change meanwhile.</summary>
    public Task<SftpAnswer<Nothing>> UploadArchiveAsync(Guid transmission, string file, CancellationToken cancellationToken) =>
        CallAsync<Nothing>("UploadArchive", async (session, token) =>
        {
            await using var archive = await OutgoingArchive.OpenAsync(transmission, file, token);
            await session.OpenAsync(token);
            return await UploadAsync(session, archive, token);
        }, cancellationToken);

    private static async Task<SftpAnswer<Nothing>> UploadAsync(
        SftpSession session, OutgoingArchive archive, CancellationToken cancellationToken)
    {
        // 1. What is there? memos/ may not be listed (WX), but a known name can be asked for.
        if (await session.FindAsync(archive.Place, cancellationToken) is { } there)
            return AlreadyThere(there, archive);

        // 2. Send what is missing.
        var part = await session.FindAsync(archive.Part, cancellationToken);
        if (part?.Length != archive.Length && await SendAsync(session, archive, part, cancellationToken) is { Succeeded: false } refused)
            return refused;

        // 3. Move it.
        session.IsMoving = true;
        await session.MoveAsync(archive.Part, archive.Place, cancellationToken);
        return Answer<Nothing>(SftpOutcome.Done);
    }

    private static SftpAnswer<Nothing> AlreadyThere(SftpFile there, OutgoingArchive archive) => there.Length == archive.Length
        ? Answer<Nothing>(SftpOutcome.Done)
        : Answer<Nothing>(SftpOutcome.Different,
            $"An archive of this transmission is there with {there.Length} bytes; ours has {archive.Length}. It was not touched.");

    private static async Task<SftpAnswer<Nothing>> SendAsync(
        SftpSession session, OutgoingArchive archive, SftpFile? part, CancellationToken cancellationToken)
    {
        SftpAnswer<Nothing> refused;
        try
        {
            archive.Content.Position = part is { } begun && begun.Length < archive.Length ? begun.Length : 0;
            await session.WriteAsync(archive.Content, archive.Part, cancellationToken);
            var length = (await session.FindAsync(archive.Part, cancellationToken))?.Length;
            if (length == archive.Length)
                return Answer<Nothing>(SftpOutcome.Done);
            refused = Answer<Nothing>(
                SftpOutcome.Failed, $"The server holds {length} bytes of {archive.Length} after a whole upload; it was removed.");
        }
        catch (SftpException fault)
        {
            refused = fault.StatusCode == StatusCode.Failure
                ? Answer<Nothing>(SftpOutcome.Full, "The server takes no more of the file; its disk or our quota may be full.")
                : session.Read<Nothing>(fault)!;
        }
        // Refused, not cut: writes behind the refused one may have been taken, so there may be a hole.
        await TryDeleteAsync(session, archive.Part, cancellationToken);
        return refused;
    }

    private static async Task TryDeleteAsync(SftpSession session, string path, CancellationToken cancellationToken)
    {
        try
        {
            await session.DeleteAsync(path, cancellationToken);
        }
        catch (SftpException)
        {
            // What was refused before it says more.
        }
    }
}
