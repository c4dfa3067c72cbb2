namespace Postvogn.Functions.Receiving;

/// <summary>What became of fetching a letter.</summary>
internal enum FetchResult
{
    /// <summary>It lies in <c>received</c>, whole.</summary>
    Stored,

    /// <summary>Digital Post has no such letter for the system: it was receipted, has gone to the mailbox, or is not there yet.</summary>
    NotThere,

    /// <summary>It could not be fetched; try again.</summary>
    Failed,
}
