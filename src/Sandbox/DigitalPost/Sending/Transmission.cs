using Postvogn.Sandbox.DigitalPost.Registry;

namespace Postvogn.Sandbox.DigitalPost.Sending;

/// <summary>What one POST carried, in the spool.</summary>
internal sealed record Transmission
{
    public required Guid Id { get; init; }

    public required MailSystem System { get; init; }

    public required string Path { get; init; }

    /// <summary>What the memo-message-uuid parameter said; an archive has none.</summary>
    public string? FileName { get; init; }

    public required bool IsArchive { get; init; }

    public required bool IsBulk { get; init; }

    /// <summary>Whether it came as a file over SFTP: its technical receipt is then made when it has been opened.</summary>
    public bool IsFile { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
