using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Reading;

internal static class DocumentKinds
{
    public static DocumentKind Of(MemoElement element) =>
        element == BodyElements.MainDocument ? DocumentKind.Main
        : element == BodyElements.AdditionalDocument ? DocumentKind.Additional
        : DocumentKind.Technical;

    public static MemoDocumentPart PartOf(Frame document)
    {
        var read = (Document)document.Instance;
        return new()
        {
            Kind = Of(document.Element),
            Index = document.Index,
            DocumentId = read.DocumentId,
            Label = read.Label,
            Actions = read.Actions,
        };
    }
}
