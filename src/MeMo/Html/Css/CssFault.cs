namespace Postvogn.MeMo.Html.Css;

internal enum CssFault
{
    None,

    // There is no property, or no value.
    NoDeclaration,

    Property,

    Value,
}
