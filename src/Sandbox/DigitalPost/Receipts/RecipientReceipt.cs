using System.Xml;
using System.Xml.Linq;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Whatever it says, only two fields count (TI 10.8.5).</summary>
internal sealed record RecipientReceipt(string? MessageUuid, string? ErrorCode, string? ErrorMessage, string? ReceiptStatus)
{
    private const string VirusCode = "virus.detected";

    public bool IsVirus => ErrorCode == VirusCode;

    public bool IsPositive => string.IsNullOrEmpty(ErrorMessage) && !IsVirus;

    // Never the errorMessage, which may name a person's number.
    public override string ToString() => $"{MessageUuid} {ReceiptStatus} {ErrorCode}";

    /// <summary>JSON, or XML whose elements bear the same names.</summary>
    internal static RecipientReceipt? Read(string body)
    {
        try
        {
            return body.TrimStart().StartsWith('<') ? FromXml(XDocument.Parse(body)) : FromJson(body);
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
        new(field("messageUUID"), field("errorCode"), field("errorMessage"), field("receiptStatus"));

    private static string? TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
