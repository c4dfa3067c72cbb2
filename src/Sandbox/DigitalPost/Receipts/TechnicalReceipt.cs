using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.8.1.</summary>
internal sealed record TechnicalReceipt(Guid TransmissionId, DateTimeOffset TimeStamp)
{
    public ReceiptStatus ReceiptStatus { get; } = ReceiptStatus.Received;
}
