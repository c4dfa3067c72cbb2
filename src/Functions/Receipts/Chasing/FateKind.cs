namespace Postvogn.Functions.Receipts;

/// <summary>What the event log says of a letter.</summary>
internal enum FateKind
{
    /// <summary>It does not name the letter at all.</summary>
    Nothing,

    /// <summary>Digital Post has it; nothing is decided.</summary>
    Arrived,

    /// <summary>Digital Post has taken it.</summary>
    Completed,

    /// <summary>Digital Post has refused it.</summary>
    Rejected,

    /// <summary>It names the letter and does not say clearly what became of it, or whose it is.</summary>
    Unclear,
}
