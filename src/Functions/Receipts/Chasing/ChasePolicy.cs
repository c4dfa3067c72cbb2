using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Receipts;

/// <summary>The table of docs/adr/0017. Pure.</summary>
internal static class ChasePolicy
{
    // How long after the last POST the log may say nothing, or nothing final: it follows late.
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    // How old a transmission may be and still be sent again by itself.
    public static readonly TimeSpan ResendUntil = TimeSpan.FromDays(30);

    public static ChaseStep Decide(FateKind fate, Transmission transmission, DateTimeOffset now) => fate switch
    {
        FateKind.Completed or FateKind.Rejected => ChaseStep.FileReceipt,
        FateKind.Recalled => ChaseStep.Recall,
        FateKind.Unclear => ChaseStep.AskPerson,
        _ when now - transmission.ChangedAt < Patience => ChaseStep.Wait,
        FateKind.Nothing when transmission.WasNeverAnswered() && now - transmission.CreatedAt < ResendUntil => ChaseStep.Resend,
        _ => ChaseStep.AskPerson,
    };
}

internal enum ChaseStep
{
    FileReceipt,

    Wait,

    // The same bytes and messageUUIDs.
    Resend,

    // And ask again later.
    AskPerson,

    // It was taken back, and nobody told us.
    Recall,

    // Its source would rather have it twice than not at all.
    Print,
}
