namespace Postvogn.MeMo;

/// <summary>An error code of Digital Post, such as <c>memo.invalid</c>; the rule says what is required.</summary>
public sealed record ErrorCode(string Code, ReceiptStatus Status, JudgedBy Judged, string Rule)
{
    /// <summary>Whether the table of TI 10.8.1 states the status. Where it does not, the status is that of the code's nearest
    /// relatives.</summary>
    public bool StatusIsStated { get; init; }

    /// <summary>Whether it says that the letter is right and this recipient cannot get it this way: it goes by another channel
    /// (docs/adr/0042).</summary>
    public bool MeansNoArrival { get; init; }
}

/// <summary>Where a rule can be judged.</summary>
public enum JudgedBy
{
    /// <summary>By the validator.</summary>
    Message,

    /// <summary>By the archive reader.</summary>
    Archive,

    /// <summary>By the HTML policy.</summary>
    Html,

    /// <summary>Only by Digital Post, which has the registries.</summary>
    Registry,
}
