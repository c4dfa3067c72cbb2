using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Postvogn.Sandbox.DigitalPost.Receipts;

/// <summary>A business receipt as a recipient system gives it: whatever it says, only two fields count (TI 10.8.5).</summary>
/// <param name="MessageUuid">The message, as text.</param>
/// <param name="ErrorCode">The code, if any.</param>
/// <param name="ErrorMessage">The message, if any.</param>
/// <param name="ReceiptStatus">The status, which does not matter.</param>
public sealed record RecipientReceipt(string? MessageUuid, string? ErrorCode, string? ErrorMessage, string? ReceiptStatus)
{
    private const string VirusCode = "virus.detected";

    /// <summary>Whether the recipient system found a virus.</summary>
    public bool IsVirus => ErrorCode == VirusCode;

    /// <summary>Whether the letter is delivered: no errorMessage, and no virus.</summary>
    public bool IsPositive => string.IsNullOrEmpty(ErrorMessage) && !IsVirus;

    /// <summary>Tells the state, and never the errorMessage, which may name a person's number.</summary>
    /// <returns>The message, the status and the code.</returns>
    public override string ToString() => $"{MessageUuid} {ReceiptStatus} {ErrorCode}";

    /// <summary>Reads JSON, or XML whose elements bear the same names; <see langword="null"/> when it is neither.</summary>
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
