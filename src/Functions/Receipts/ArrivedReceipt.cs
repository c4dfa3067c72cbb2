using Postvogn.DigitalPost;

namespace Postvogn.Functions.Receipts;

/// <summary>A business receipt as it came: the content of a blob of the container <c>receipts</c>.</summary>
/// <param name="SystemId">The sender system that it came for.</param>
/// <param name="ArrivedAt">When (UTC).</param>
/// <param name="Receipt">The receipt.</param>
public sealed record ArrivedReceipt(Guid SystemId, DateTimeOffset ArrivedAt, Receipt Receipt)
{
    /// <summary>Its name in the store: the same receipt pushed or fetched again has the same name.</summary>
    public string Name() => $"{Receipt.MessageUuid?.ToString("D") ?? "all"}-{Receipt.TransmissionId?.ToString("D") ?? "none"}-{Receipt.ReceiptStatus}.json";
}
