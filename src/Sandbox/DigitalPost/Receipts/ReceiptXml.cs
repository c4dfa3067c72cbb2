using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost.Answers;

namespace Postvogn.Sandbox.DigitalPost.Receipts;

/// <summary>A business receipt as XML, which is what a single one is fetched as (TI 10.8.3).</summary>
internal static class ReceiptXml
{
    public static byte[] Write(Receipt receipt)
    {
        var root = new XElement(
            "Receipt",
            new XElement("transmissionId", receipt.TransmissionId.ToString("D")),
            Optional("messageUUID", receipt.MessageUuid?.ToString("D")),
            Optional("messageId", receipt.MessageId),
            Optional("errorCode", receipt.ErrorCode),
            Optional("errorMessage", receipt.ErrorMessage),
            new XElement("timeStamp", WireJson.Time(receipt.TimeStamp)),
            new XElement("receiptStatus", NameOf(receipt.ReceiptStatus)));
        return Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting));
    }

    private static XElement? Optional(string name, string? value) => value is null ? null : new XElement(name, value);

    private static string NameOf(ReceiptStatus status) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(status.ToString());
}
