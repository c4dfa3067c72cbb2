using System.Xml;
using System.Xml.Linq;
using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>In the shape of TI 10.8; whatever it says, only two fields count (TI 10.8.5).</summary>
internal sealed record RecipientReceipt(string? MessageUuid, string? ErrorCode, string? ErrorMessage, string? ReceiptStatus)
{
    private const string VirusCode = "virus.detected";

    private string? TimeStamp { get; init; }

    public bool IsVirus => ErrorCode == VirusCode;

    public bool IsPositive => string.IsNullOrEmpty(ErrorMessage) && !IsVirus;

    // Never the errorMessage, which may name a person's number.
    public override string ToString() => $"{MessageUuid} {ReceiptStatus} {ErrorCode}";

    /// <summary>Null when it has the shape and is of that message; else what is wrong.</summary>
    public string? FaultFor(Guid messageUuid)
    {
        if (!Guid.TryParseExact(MessageUuid, "D", out var uuid) || uuid != messageUuid)
            return "messageUUID is not that of the MeMo in the path.";
        if (!Enum.GetNames<ReceiptStatus>().Any(it => JsonNamingPolicy.SnakeCaseUpper.ConvertName(it) == ReceiptStatus))
            return "receiptStatus is none of TI 10.8.";
        if (!DateTimeOffset.TryParse(TimeStamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            return "timeStamp is no moment.";
        return new[] { ErrorCode, ErrorMessage }.Any(it => it?.Length > Receipt.LongestText) ? "A text is too long." : null;
    }

    /// <summary>JSON or XML, as the call says; the elements of XML bear the same names.</summary>
    internal static RecipientReceipt? Read(string body, bool isXml)
    {
        try
        {
            return isXml ? FromXml(XDocument.Parse(body)) : FromJson(body);
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return null;
        }
    }

    private static RecipientReceipt? FromJson(string body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Object ? From(name => TextOf(root, name)) : null;
    }

    private static RecipientReceipt FromXml(XDocument document) =>
        From(name => document.Root!.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value);

    private static RecipientReceipt From(Func<string, string?> field) =>
        new(field("messageUUID"), field("errorCode"), field("errorMessage"), field("receiptStatus")) { TimeStamp = field("timeStamp") };

    private static string? TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
