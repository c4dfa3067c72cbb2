using Postvogn.MeMo.Validation.Rules;

namespace Postvogn.MeMo;

/// <summary>The file formats that Digital Post takes (TI 13.1).</summary>
public static class MemoFormats
{
    /// <summary>
    /// The <c>encodingFormat</c> that a file name's extension stands for, such as <c>application/pdf</c> for <c>brev.PDF</c>; of an
    /// extension with several formats the first of TI 13.1.
    /// </summary>
    /// <param name="filename">The file's name, with or without a path.</param>
    /// <returns>The format; null for an extension of no format that is allowed anywhere, or none.</returns>
    public static string? OfFilename(string filename) => FileFormats.Of(Path.GetExtension(filename));
}
