using System.Xml.Linq;
using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Fetched singly (TI 10.8.3), or in a file (TI 10.7.4).</summary>
internal static class ReceiptXml
{
    public static byte[] Write(Receipt receipt) => Encoding.UTF8.GetBytes(ElementOf(
        "Receipt", receipt).ToString(SaveOptions.DisableFormatting));

    // One line, as TI 10.7.4 says of the files.
    public static string WriteFile(Receipt receipt) =>
        "<?xml version='1.0' encoding='UTF-8'?>" + ElementOf("receipt", receipt).ToString(SaveOptions.DisableFormatting);

    private static XElement ElementOf(string name, Receipt receipt) =>
        new(
            name,
            new XElement("transmissionId", receipt.TransmissionId.ToString("D")),
            Optional("messageUUID", receipt.MessageUuid?.ToString("D")),
            Optional("messageId", receipt.MessageId),
            Optional("errorCode", receipt.ErrorCode),
            Optional("errorMessage", receipt.ErrorMessage),
            new XElement("timeStamp", WireJson.Time(receipt.TimeStamp)),
            new XElement("receiptStatus", NameOf(receipt.ReceiptStatus)));

    private static XElement? Optional(string name, string? value) => value is null ? null : new XElement(name, value);

    private static string NameOf(ReceiptStatus status) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(status.ToString());
}
