using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Reading;

internal static class DocumentKinds
{
    public static DocumentKind Of(MemoElement element) =>
        element == BodyElements.MainDocument ? DocumentKind.Main
        : element == BodyElements.AdditionalDocument ? DocumentKind.Additional
        : DocumentKind.Technical;
}
