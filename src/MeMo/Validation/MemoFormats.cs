using Postvogn.MeMo.Validation.Rules;

namespace Postvogn.MeMo;

/// <summary>The file formats that Digital Post takes (TI 13.1).</summary>
public static class MemoFormats
{
    /// <summary>The <c>encodingFormat</c> of a file name's extension, such as <c>application/pdf</c> for <c>brev.PDF</c>; of several
    /// formats the first of TI 13.1; null when none is allowed anywhere.</summary>
    public static string? OfFilename(string filename) => FileFormats.Of(Path.GetExtension(filename));
}
