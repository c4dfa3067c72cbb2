namespace Postvogn.Functions.Notifications;

/// <summary>What a notification of Digital Post names.</summary>
/// <param name="Kind">A letter or a receipt.</param>
/// <param name="Id">Its id; a letter's is its messageUUID (TI 10.7.5).</param>
public sealed record NotifiedResource(NotifiedKind Kind, Guid Id);

/// <summary>The kinds of what a notification can name.</summary>
public enum NotifiedKind
{
    /// <summary>A letter that waits for a recipient system.</summary>
    Letter,

    /// <summary>A business receipt that waits for a sender system.</summary>
    Receipt,
}
