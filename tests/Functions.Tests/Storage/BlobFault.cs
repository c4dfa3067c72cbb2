namespace Postvogn.Functions.Tests.Storage;

/// <summary>What can happen to a request on its way to the store and back.</summary>
internal enum BlobFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>500, and nothing was done.</summary>
    Fail,

    /// <summary>503, and nothing was done.</summary>
    Busy,

    /// <summary>The connection is reset before the request is read.</summary>
    Close,

    /// <summary>The request is carried out; the connection is reset in place of an answer.</summary>
    LoseAnswer,

    /// <summary>
    /// The request is carried out; the connection is reset in the middle of the answer's body, or of its headers if it has none.
    /// </summary>
    CutAnswer,

    /// <summary>Nothing is done and nothing comes, until the caller gives up.</summary>
    NeverAnswer,
}
