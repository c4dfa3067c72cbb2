namespace Postvogn.MeMo;

/// <summary>One of Digital Post's error codes.</summary>
/// <param name="Code">The code, such as <c>memo.invalid</c>.</param>
/// <param name="Status">The receipt status it leads to.</param>
/// <param name="Judged">Where it can be judged.</param>
/// <param name="Rule">What is required, in one sentence.</param>
public sealed record ErrorCode(string Code, ReceiptStatus Status, JudgedBy Judged, string Rule)
{
    /// <summary>Whether TI 10.8.1 states the status. Where it does not, the status is that of the code's nearest relatives.</summary>
    public bool StatusIsStated { get; init; }
}

/// <summary>Where a rule can be judged.</summary>
public enum JudgedBy
{
    /// <summary>From the message alone: the validator does.</summary>
    Message,

    /// <summary>From the archive around the message: the archive reader does.</summary>
    Archive,

    /// <summary>From the HTML of a file: the HTML policy does.</summary>
    Html,

    /// <summary>Only by Digital Post, which has the registries.</summary>
    Registry,
}
