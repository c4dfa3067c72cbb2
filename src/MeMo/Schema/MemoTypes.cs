namespace Postvogn.MeMo.Schema;

/// <summary>Names and facets are those of the official schema.</summary>
internal static class MemoTypes
{
    public static readonly MemoType Text = TextOf("memoTextType", 256);
    public static readonly MemoType Comment = TextOf("memoCommentType", 512);
    public static readonly MemoType Notification = TextOf("memoNotificationType", 160);
    public static readonly MemoType LicenseNumber = TextOf("memoLicenseNumberType", 7);
    public static readonly MemoType PNumber = LongOf("memoPNumberType", 9_999_999_999);
    public static readonly MemoType Gln = LongOf("memoGLNType", 9_999_999_999_999);

    public static readonly MemoType MessageType = new("memoMessageType", typeof(MessageType), "DIGITALPOST or NEMSMS")
    {
        Values = ["DIGITALPOST", "NEMSMS"],
        Parse = text => text switch { "DIGITALPOST" => MeMo.MessageType.DigitalPost, "NEMSMS" => MeMo.MessageType.NemSms, _ => null },
        Format = value => (MessageType)value == MeMo.MessageType.NemSms ? "NEMSMS" : "DIGITALPOST",
    };

    public static readonly MemoType Uuid = new("memoUuidType", typeof(Guid), "a UUID of version 4")
    {
        Pattern = "[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-4[a-fA-F0-9]{3}-[aAbB89][a-fA-F0-9]{3}-[a-fA-F0-9]{12}",
        Parse = text => Lexical.Uuid(text, anyVersion: false),
        Format = value => ((Guid)value).ToString("D"),
    };

    public static readonly MemoType DateTime = new("memoDateTimeType", typeof(DateTimeOffset), "a time in UTC such as 2026-01-31T12:00:00Z")
    {
        Pattern = ".+Z",
        Parse = text => Lexical.UtcTime(text),
        Format = value => ((DateTimeOffset)value).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"),
    };

    public static readonly MemoType Date = new("date", typeof(DateOnly), "a date such as 2026-01-31")
    {
        Parse = text => Lexical.Date(text),
        Format = value => ((DateOnly)value).ToString("yyyy-MM-dd"),
    };

    public static readonly MemoType Boolean = new("boolean", typeof(bool), "true or false")
    {
        HasDefault = true,
        Parse = text => Lexical.Boolean(text),
        Format = value => (bool)value ? "true" : "false",
    };

    public static readonly MemoType Language = new("memoLanguageType", typeof(string), "a language code of two letters such as da")
    {
        MaxLength = 2,
        Parse = text => Lexical.Language(text),
        Format = value => (string)value,
    };

    public static readonly MemoType Uri = new("memoUriType", typeof(string), "an address of at most 256 characters")
    {
        MaxLength = 256,
        Parse = text => AnyUri.Parse(text, 256),
        Format = value => (string)value,
    };

    public static readonly MemoType Content = new("base64Binary", typeof(FileContent), "base64")
    {
        IsContent = true,
        Parse = _ => throw new InvalidOperationException("The content of a file is streamed."),
        Format = _ => throw new InvalidOperationException("The content of a file is streamed."),
    };

    private static MemoType TextOf(string name, int maxLength) => new(name, typeof(string), $"a text of at most {maxLength} characters")
    {
        MaxLength = maxLength,
        Parse = text => Lexical.CodePoints(text) <= maxLength ? text : null,
        Format = value => (string)value,
    };

    private static MemoType LongOf(string name, long max) => new(name, typeof(long), $"a whole number of at most {max}")
    {
        MaxInclusive = max,
        Parse = text => Lexical.Long(text, max),
        Format = value => ((long)value).ToString(),
    };
}
