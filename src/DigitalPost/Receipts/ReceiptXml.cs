using System.Text.Json;
using System.Xml;

namespace Postvogn.DigitalPost;

/// <summary><c>Receipt</c> when fetched (TI 10.8.3), <c>receipt</c> over SFTP (TI 10.7.4).</summary>
internal static class ReceiptXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        IgnoreProcessingInstructions = true,
    };

    public static bool LooksLikeXml(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        return text.TrimStart(" \r\n\t"u8).StartsWith("<"u8);
    }

    public static Receipt Read(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
        reader.MoveToContent();
        if (!reader.LocalName.Equals("receipt", StringComparison.OrdinalIgnoreCase))
            throw new JsonException("The root is no receipt.");
        return From(Fields(reader));
    }

    private static Receipt From(Dictionary<string, string> fields) => new()
    {
        TransmissionId = ReceiptText.ToGuid(fields.GetValueOrDefault("transmissionId")),
        MessageUuid = ReceiptText.ToGuid(fields.GetValueOrDefault("messageUUID")),
        MessageId = fields.GetValueOrDefault("messageId"),
        ErrorCode = fields.GetValueOrDefault("errorCode"),
        ErrorMessage = fields.GetValueOrDefault("errorMessage"),
        TimeStamp = ReceiptText.ToTime(fields.GetValueOrDefault("timeStamp")),
        ReceiptStatus = ReceiptText.ToStatus(fields.GetValueOrDefault("receiptStatus")),
    };

    private static Dictionary<string, string> Fields(XmlReader reader)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        reader.ReadStartElement();
        while (reader.NodeType == XmlNodeType.Element)
            fields[reader.LocalName] = reader.ReadElementContentAsString();
        reader.ReadEndElement();
        return fields;
    }
}
