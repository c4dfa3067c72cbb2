namespace Postvogn.MeMo.Html.Css;

/// <summary>What is wrong with a declaration.</summary>
internal enum CssFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is none: there is no property, or no value.</summary>
    NoDeclaration,

    /// <summary>The property is not allowed.</summary>
    Property,

    /// <summary>Its value is not allowed.</summary>
    Value,
}
