using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Sending;

/// <summary>Hands transmissions over by the protocol of their system: a POST, or an upload over SFTP.</summary>
internal sealed class TransmissionPoster(RestPosts posts, SftpUploads uploads, PostvognSettings settings)
{
    /// <summary>
    /// Whether the transmission goes as an archive. One letter of a REST system goes as XML (TI 10.7.1); over SFTP there is nothing but
    /// archives (TI 10.7.4).
    /// </summary>
    public bool NeedsArchive(Transmission transmission) => GoesBySftp(transmission) || RestPosts.NeedsArchive(transmission);

    /// <summary>Opens all that an attempt needs, so that whatever is missing shows before it is written down that one began.</summary>
    /// <returns>The attempt; null when the system cannot call yet, because its certificate or key has not been read.</returns>
    public async Task<PreparedPost?> PrepareAsync(Transmission transmission, CancellationToken cancellationToken) =>
        GoesBySftp(transmission)
        ? await uploads.PrepareAsync(transmission, cancellationToken)
        : await posts.PrepareAsync(transmission, cancellationToken);

    private bool GoesBySftp(Transmission transmission) => settings.Systems[transmission.System].Protocol == SystemProtocol.Sftp;
}
