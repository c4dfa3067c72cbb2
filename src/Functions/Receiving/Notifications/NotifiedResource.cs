namespace Postvogn.Functions.Receiving;

/// <summary>What a notification of Digital Post names.</summary>
/// <param name="Kind">A letter or a receipt.</param>
/// <param name="Id">Its id; a letter's is its messageUUID (TI 10.7.5).</param>
internal sealed record NotifiedResource(NotifiedKind Kind, Guid Id);

/// <summary>The kinds of what a notification can name.</summary>
internal enum NotifiedKind
{
    /// <summary>A letter that waits for a recipient system.</summary>
    Letter,

    /// <summary>A business receipt that waits for a sender system.</summary>
    Receipt,
}
