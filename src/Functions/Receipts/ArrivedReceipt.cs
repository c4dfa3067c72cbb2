using Postvogn.DigitalPost;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receipts;

/// <summary>A business receipt as it came for a sender system: a blob of <c>receipts</c>.</summary>
internal sealed record ArrivedReceipt(Guid SystemId, DateTimeOffset ArrivedAt, Receipt Receipt)
{
    // Digital Post's texts quote whom a letter was for.
    public Receipt Receipt { get; init; } = Receipt with
    {
        MessageId = Receipt.MessageId is { } id ? PersonalNumbers.In(id) : null,
        ErrorCode = Receipt.ErrorCode is { } code ? PersonalNumbers.In(code) : null,
        ErrorMessage = Receipt.ErrorMessage is { } words ? PersonalNumbers.In(words) : null,
    };

    // Made of what the event log says (docs/adr/0017).
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FromEventLog { get; init; }

    // The same receipt pushed or fetched again has the same name; one from the event log never stands in the way of the receipt itself.
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
