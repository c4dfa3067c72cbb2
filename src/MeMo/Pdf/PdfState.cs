namespace Postvogn.MeMo.Pdf;

/// <summary>What a reader makes of a file that says it is a PDF.</summary>
internal enum PdfState
{
    Opens,

    /// <summary>No %PDF- where readers look for it.</summary>
    NoPdf,

    /// <summary>It begins as one, and nothing in it says where its objects are, as at the end of each.</summary>
    Cut,

    /// <summary>It asks for a password.</summary>
    Locked,
}
