namespace Postvogn.Sandbox.DigitalPost;

/// <summary>A PIN code was sent to a mobile number that is to be verified (TI 4.5.4).</summary>
internal sealed record NemSmsPinSent(Guid ContactId, Guid SubscriptionId, string Pin) : LedgerEntry;

/// <summary>A change in a registry was pushed to a subscriber, or tried to be (TI 4.5.9, 5.10).</summary>
internal sealed record ChangePushed(Guid SystemId, Guid ResourceId, long Version, PushAnswer Answer) : LedgerEntry;

/// <summary>A letter that was to be delivered on a later day was recalled (TI 10.4).</summary>
internal sealed record MemoRecalled(Guid SystemId, Guid MessageUuid) : LedgerEntry;
