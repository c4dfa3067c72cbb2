using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Sending;

/// <summary>An upload over SFTP, with the archive on this machine's disk.</summary>
internal sealed class SftpUpload(
    SftpConnection server, LocalFolder folder, Func<Transmission, SftpAnswer<Nothing>, PostResult> read) : PreparedPost
{
    /// <summary>The archive's name in the folder.</summary>
    public const string Archive = "archive.tar.lzma";

    /// <inheritdoc/>
    public override async Task<PostResult> SendAsync(Transmission begun, CancellationToken cancellationToken)
    {
        var answer = await TracedCall.UploadAsync(
            begun.Id, () => server.UploadArchiveAsync(begun.Id, folder.File(Archive), cancellationToken), begun.Members);
        return read(begun, answer);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
