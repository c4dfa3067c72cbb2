namespace Postvogn.MeMo.Html.Css;

/// <summary>What is wrong with a declaration.</summary>
internal enum CssFault
{
    None,

    /// <summary>It is none: there is no property, or no value.</summary>
    NoDeclaration,

    Property,

    Value,
}
