namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 4.5.4.</summary>
internal sealed record NemSmsPinSent(Guid ContactId, Guid SubscriptionId, string Pin) : LedgerEntry;

/// <summary>TI 4.5.9, 5.10.</summary>
internal sealed record ChangePushed(Guid SystemId, Guid ResourceId, long Version, PushAnswer Answer) : LedgerEntry;
