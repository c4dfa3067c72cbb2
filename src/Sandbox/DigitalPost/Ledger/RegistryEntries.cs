namespace Postvogn.Sandbox.DigitalPost.Ledger;

/// <summary>A PIN code was sent to a mobile number that is to be verified (TI 4.5.4).</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="SubscriptionId">The NemSMS subscription.</param>
/// <param name="Pin">The four digits.</param>
public sealed record NemSmsPinSent(Guid ContactId, Guid SubscriptionId, string Pin) : LedgerEntry;

/// <summary>A change in a registry was pushed to a subscriber, or tried to be (TI 4.5.9, 5.10).</summary>
/// <param name="SystemId">The subscribing sender system.</param>
/// <param name="ResourceId">The contact, contact point or contact group.</param>
/// <param name="Version">Its version.</param>
/// <param name="Answer">What the system answered.</param>
public sealed record ChangePushed(Guid SystemId, Guid ResourceId, long Version, PushAnswer Answer) : LedgerEntry;

/// <summary>A letter that was to be delivered on a later day was recalled (TI 10.4).</summary>
/// <param name="SystemId">The system that recalled it.</param>
/// <param name="MessageUuid">The letter.</param>
public sealed record MemoRecalled(Guid SystemId, Guid MessageUuid) : LedgerEntry;
