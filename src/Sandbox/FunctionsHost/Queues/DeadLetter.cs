namespace Postvogn.Sandbox.FunctionsHost.Queues;

/// <summary>A message that was delivered too often.</summary>
/// <param name="Queue">Where it lay.</param>
/// <param name="SequenceNumber">Its number in that queue; names it when it is resubmitted.</param>
/// <param name="Body">What it says.</param>
/// <param name="DeliveryCount">How often it was delivered.</param>
/// <param name="Reason">Why it is here: Service Bus's <c>MaxDeliveryCountExceeded</c>.</param>
/// <param name="Description">What the last delivery failed with.</param>
public sealed record DeadLetter(string Queue, long SequenceNumber, string Body, int DeliveryCount, string Reason, string Description);
