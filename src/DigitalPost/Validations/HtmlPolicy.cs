namespace Postvogn.DigitalPost.Validations;

/// <summary>How strictly Digital Post judges HTML (TI 10.14).</summary>
public enum HtmlPolicy
{
    /// <summary>As for letters from sender systems. The service's own default.</summary>
    Lenient,

    /// <summary>As for letters that citizens write.</summary>
    Strict,
}
