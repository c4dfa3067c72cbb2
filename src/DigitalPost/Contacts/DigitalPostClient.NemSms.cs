using Postvogn.DigitalPost.Contacts;

namespace Postvogn.DigitalPost;

public sealed partial class DigitalPostClient
{
    private const int MostSignUps = 3;

    /// <summary>Signs up, or changes the number: fetches, replaces the subscription whole, updates; again when somebody else was faster,
    /// three times at most. A contact with this number is left as it is. Digital Post then sends the number a link to verify it (TI 4.5.1
    /// to 4.5.4).</summary>
    public async Task<Answer<Contact>> SignUpForNemSmsAsync(
        Guid contactId, string mobileNumber, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mobileNumber);
        for (var attempt = 1; ; attempt++)
        {
            var fetched = await FetchContactAsync(contactId, cancellationToken);
            if (fetched.Value is not { } contact || contact.NemSmsSubscription?.MobileNumber == mobileNumber)
                return fetched;
            var updated = await UpdateContactAsync(
                contact with { NemSmsSubscription = new() { MobileNumber = mobileNumber } }, cancellationToken);
            if (updated.Outcome is not (CallOutcome.Conflict or CallOutcome.PreconditionFailed) || attempt == MostSignUps)
                return updated;
        }
    }

    /// <summary>By the PIN, or orders a new one: PUT /contacts/{id}/verifications/{subscription} (TI 4). The contact's subscription says
    /// whether it is verified.</summary>
    public Task<Answer<Contact>> VerifyNemSmsAsync(
        Guid contactId, Guid subscriptionId, NemSmsVerification verification, CancellationToken cancellationToken = default) =>
        WriteAsync(
            new ApiCall<Contact>(Operation.VerifyNemSms, OneContact, contactId, subscriptionId),
            verification,
            DigitalPostJson.Default.NemSmsVerification,
            cancellationToken);
}
