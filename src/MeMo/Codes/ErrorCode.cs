using System.Text.Json.Serialization;

namespace Postvogn.MeMo;

/// <summary>A row of the <see cref="CodeCatalogue"/>, such as <c>memo.invalid</c>; the rule says what is required, and is empty for what
/// is no code of a business receipt.</summary>
public sealed record ErrorCode(string Code, ReceiptStatus Status, JudgedBy Judged, string Rule)
{
    /// <summary>Whether the table of TI 10.8.1 states the status. Where it does not, the status is that of the code's nearest
    /// relatives.</summary>
    public bool StatusIsStated { get; init; }

    /// <summary>What is to be done, as a program reads it.</summary>
    public OutcomeClass Class { get; init; }

    /// <summary>What it means.</summary>
    public Words Text { get; init; } = Words.None;

    /// <summary>What whoever sent the letter can do about it.</summary>
    public Words Fix { get; init; } = Words.None;
}

/// <summary>The same in Danish and in English. Fixed words: nothing of a letter is ever in them.</summary>
public sealed record Words(string Da, string En)
{
    /// <summary>Empty.</summary>
    public static Words None { get; } = new("", "");

    /// <summary>One behind the other.</summary>
    public Words Then(Words next) => new($"{Da} {next.Da}", $"{En} {next.En}");
}

/// <summary>What a line-of-business system does about an outcome, without reading a text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OutcomeClass>))]
public enum OutcomeClass
{
    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>Mend the letter, and send it again.</summary>
    [JsonStringEnumMemberName("correct and resend")]
    CorrectAndResend,

    /// <summary>The letter cannot arrive in Digital Post, however it is mended.</summary>
    [JsonStringEnumMemberName("other channel")]
    OtherChannel,

    /// <summary>Another outcome follows.</summary>
    [JsonStringEnumMemberName("wait")]
    Wait,

    /// <summary>A person who runs Postvogn must look.</summary>
    [JsonStringEnumMemberName("call operator")]
    CallOperator,
}

/// <summary>Where a rule can be judged.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JudgedBy>))]
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

    /// <summary>By Postvogn, of what other systems drop and of what it keeps itself.</summary>
    Postvogn,
}
