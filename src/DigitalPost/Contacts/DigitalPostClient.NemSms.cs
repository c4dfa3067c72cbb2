using Postvogn.DigitalPost.Contacts;

namespace Postvogn.DigitalPost;

/// <content>NemSMS: the sign-up and its verification (TI 4.5.1 to 4.5.4).</content>
public sealed partial class DigitalPostClient
{
    private const int MostSignUps = 3;

    /// <summary>
    /// Signs a contact up for NemSMS, or changes the number: fetches, replaces the subscription whole, updates, and does so again when
    /// somebody else was faster, three times at most. A contact that has this number already is left as it is. Digital Post then sends the
    /// number a link by which the contact verifies it.
    /// </summary>
    /// <returns>The contact at its new version, or the answer that ended it.</returns>
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

    /// <summary>
    /// Verifies a contact's number for NemSMS by its PIN, or orders a new one: PUT /contacts/{id}/verifications/{subscription} (TI 4).
    /// </summary>
    /// <param name="contactId">The contact.</param>
    /// <param name="subscriptionId">Its <see cref="NemSmsSubscription"/>.</param>
    /// <param name="verification">The PIN, or the order.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The contact, whose subscription says whether it is verified.</returns>
    public Task<Answer<Contact>> VerifyNemSmsAsync(
        Guid contactId, Guid subscriptionId, NemSmsVerification verification, CancellationToken cancellationToken = default) =>
        WriteAsync(
            new ApiCall<Contact>(Operation.VerifyNemSms, OneContact, contactId, subscriptionId),
            verification,
            DigitalPostJson.Default.NemSmsVerification,
            cancellationToken);
}
