using System.Text.Json.Serialization;
using Postvogn.DigitalPost;

namespace Postvogn.Functions.Receipts;

/// <summary>A business receipt as it came for a sender system: the content of a blob of the container <c>receipts</c>.</summary>
internal sealed record ArrivedReceipt(Guid SystemId, DateTimeOffset ArrivedAt, Receipt Receipt)
{
    /// <summary>Digital Post did not send it: it was made of what the event log says (docs/adr/0017).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FromEventLog { get; init; }

    /// <summary>The same receipt pushed or fetched again has the same name. One from the event log has another, so that it never stands
    /// in the way of the receipt itself.</summary>
    public string Name() =>
        $"{Receipt.MessageUuid?.ToString("D") ?? "all"}-{Receipt.TransmissionId?.ToString("D") ?? "none"}" +
        $"-{Receipt.ReceiptStatus}{(FromEventLog ? "-eventlog" : "")}.json";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(ArrivedReceipt))]
[JsonSerializable(typeof(Chase))]
[JsonSerializable(typeof(Receipt))]
internal sealed partial class ReceiptsJson : JsonSerializerContext;
