using System.Text;
using System.Text.Json.Nodes;

namespace Postvogn.Sandbox.Tests.DigitalPost.Testbed;

/// <summary>Business receipts of a recipient system: what a test says of them, and the rest of TI 10.8.</summary>
internal static class RecipientReceipts
{
    /// <summary>JSON or XML by its first character; what is neither stays as it is.</summary>
    public static HttpContent Of(Guid messageUuid, string said)
    {
        var isXml = said.StartsWith('<');
        var body = isXml ? Xml(messageUuid, said) : said.StartsWith('{') ? Json(messageUuid, said).ToJsonString() : said;
        return NationalBed.Content(Encoding.UTF8.GetBytes(body), isXml ? "application/xml" : "application/json");
    }

    public static JsonObject Json(Guid messageUuid, string said = "{}")
    {
        var receipt = (JsonObject)JsonNode.Parse(said)!;
        receipt.TryAdd("messageUUID", messageUuid.ToString());
        receipt.TryAdd("timeStamp", "2030-01-07T08:00:00Z");
        receipt.TryAdd("receiptStatus", "COMPLETED");
        return receipt;
    }

    private static string Xml(Guid messageUuid, string said) => said.Replace(
        "</receipt>",
        $"<messageUUID>{messageUuid}</messageUUID><timeStamp>2030-01-07T08:00:00Z</timeStamp>"
        + (said.Contains("receiptStatus", StringComparison.Ordinal) ? "</receipt>" : "<receiptStatus>INVALID</receiptStatus></receipt>"),
        StringComparison.Ordinal);
}
