namespace Postvogn.MeMo.Schema;

/// <summary>1.1 and 1.2 share all of them.</summary>
internal static class MemoNamespaces
{
    public const string Memo = "https://DigitalPost.dk/MeMo-1";
    public const string Core = "https://data.gov.dk/model/core/";
    public const string Gln = "https://www.gs1.dk/gs1-standarder/identifikation/gln-global-location-number/";
    public const string Education =
        "https://www.dst.dk/da/TilSalg/Forskningsservice/Dokumentation/hoejkvalitetsvariable/elevregister-2/udd#";
    public const string Form = "http://www.form-online.dk/";
    public const string Vehicle = "https://motorregister.skat.dk/";
    public const string Kle = "http://kle-online.dk/";
    public const string Sor = "https://services.nsi.dk/en/Services/SOR";

    // SF1601 insists on memo; readers must not care.
    public static readonly IReadOnlyList<(string Prefix, string Namespace)> Prefixes =
    [
        ("memo", Memo), ("grd", Core), ("gln", Gln), ("udd", Education), ("form", Form), ("dmv", Vehicle), ("kle", Kle), ("sor", Sor),
    ];

    public static string PrefixOf(string uri) => Prefixes.First(pair => pair.Namespace == uri).Prefix;
}
