namespace Postvogn.Sandbox.DigitalPost;

internal sealed record Transmission
{
    public required Guid Id { get; init; }

    public required MailSystem System { get; init; }

    public required string Path { get; init; }

    // What the memo-message-uuid parameter said; an archive has none.
    public string? FileName { get; init; }

    public required bool IsArchive { get; init; }

    public required bool IsBulk { get; init; }

    // Came over SFTP: its technical receipt is then made when it has been opened.
    public bool IsFile { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
