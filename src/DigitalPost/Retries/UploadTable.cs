using static Postvogn.DigitalPost.RetryStep;
using static Postvogn.DigitalPost.SftpOutcome;

namespace Postvogn.DigitalPost;

/// <summary>An upload that did not arrive is continued where it was cut, so it is made again soon; only one that may have arrived waits for
/// receipts.</summary>
internal static class UploadTable
{
    private const string UnknownError = "unknown.error";

    public static (RetryStep Step, string? Reason) RuleFor(SftpOutcome outcome) => outcome switch
    {
        SftpOutcome.Done => (RetryStep.Done, null),

        NotConnected => (RetryAfter, "There was no session."),
        TimedOut => (RetryAfter, "The upload took longer than its limit; it is continued."),
        CutOff => (RetryAfter, "The connection was cut; the upload is continued."),
        Full => (RetryAfter, "The server takes no more: its disk or our quota is full, or the archive is larger than it allows."),
        LocalFault => (RetryAfter, "The disk of this machine does not take or give the archive."),

        HostKeyWrong => (Hold, "The server shows another key than the configured one."),
        HostKeyUnknown => (Hold, "The server shows a key of a type that is not configured."),
        KeyRefused => (Hold, "The server does not accept the system's key."),
        NoSuchFile => (Hold, "The system's folders are not there on the server."),
        Denied => (Hold, "The server refuses the folder to this system."),
        Failed => (Hold, "The server refused in unknown words."),
        // The archive is ours alone and does not change, so an upload never meets this.
        Changed => (Hold, "The archive changed while it was sent."),

        Unconfirmed => (ResendAfter, "The archive was whole, and the answer to its move did not come."),
        Different => (ResendAfter, "Another archive of this transmission lies there already."),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "The outcome has no rule in the table of uploads."),
    };

    /// <summary>By the code of a technical receipt that refuses an archive whole (TI 13.4.4). May be known: an attempt may have arrived
    /// that was not answered, or was answered by <see cref="UnknownError"/>.</summary>
    public static (RetryStep Step, string? Reason) RuleFor(string? code, bool mayBeKnown) => code switch
    {
        UnknownError => (ResendAfter, "Digital Post failed at the archive and asks for it again."),
        // Ours has content, so it was cut on its way.
        "file.is.empty" => (RetryAfter, "The archive came without content."),
        "transmission.uuid.not.unique" when mayBeKnown => (Settled, "Digital Post has the archive already."),
        _ => (GiveUp, "Digital Post refuses the archive as it stands."),
    };
}
