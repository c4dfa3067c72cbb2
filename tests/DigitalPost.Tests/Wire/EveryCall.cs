using Postvogn.DigitalPost.Contacts;
using Postvogn.DigitalPost.Events;
using Postvogn.DigitalPost.Registry;
using Postvogn.MeMo;

namespace Postvogn.DigitalPost.Tests.Wire;

/// <summary>Every method of the client, called with something plausible: the list by which a test covers them all.</summary>
internal static class EveryCall
{
    public static readonly Guid Id = Guid.Parse("e60394cd-1ba9-4ff0-833b-9a05113b3df1");

    /// <summary>Makes the call; gives what became of it, without its value.</summary>
    public static async Task<Answer<Nothing>> MakeAsync(DigitalPostClient client, Operation operation, CancellationToken token = default) =>
        operation switch
    {
        Operation.PostMemo => Bare(await client.PostMemoAsync(Id, Letter(), 3, token)),
        Operation.PostMemoInBulk => Bare(await client.PostMemoInBulkAsync(Id, Letter(), 3, token)),
        Operation.PostArchiveInBulk => Bare(await client.PostArchiveInBulkAsync(Letter(), 3, token)),
        Operation.ListMemos => Bare(await client.FetchMemosAsync(Page.First, token)),
        Operation.FetchMemo => Bare(await client.FetchMemoAsync(Id, token)),
        Operation.PostBusinessReceipt =>
            Bare(await client.PostBusinessReceiptAsync(Id, Receipt.Positive(Id, DateTimeOffset.UnixEpoch), token)),
        Operation.ListReceipts => Bare(await client.FetchReceiptIdsAsync(Page.First, token)),
        Operation.FetchReceiptsInBulk => Bare(await client.FetchReceiptsInBulkAsync(Page.First, token)),
        Operation.FetchReceipt => Bare(await client.FetchReceiptAsync(Id, cancellationToken: token)),
        Operation.DeleteReceipt => Bare(await client.DeleteReceiptAsync(Id, token)),
        Operation.QueryContacts => Bare(await client.QueryContactsAsync(Query.All, token)),
        Operation.LookUpContacts => Bare(await client.LookUpContactsAsync(new() { CprNumbers = ["0101010000"] }, token)),
        Operation.FetchContact => Bare(await client.FetchContactAsync(Id, token)),
        Operation.UpdateContact => Bare(await client.UpdateContactAsync(new() { Id = Id, Version = 9 }, token)),
        Operation.VerifyNemSms => Bare(await client.VerifyNemSmsAsync(Id, Id, NemSmsVerification.By("1234"), token)),
        Operation.CreateContactSubscription => Bare(await client.CreateContactSubscriptionAsync(Subscription, token)),
        Operation.ListContactSubscriptions => Bare(await client.ListContactSubscriptionsAsync(token)),
        Operation.UpdateContactSubscription =>
            Bare(await client.UpdateContactSubscriptionAsync(Subscription with { Id = Id, Version = 2 }, token)),
        Operation.DeleteContactSubscription => Bare(await client.DeleteContactSubscriptionAsync(Id, 2, token)),
        Operation.QueryEvents => Bare(await client.QueryEventsAsync(EventQuery.PastThreeWeeks, token)),
        Operation.QueryOrganisations => Bare(await client.QueryOrganisationsAsync(Query.All, token)),
        Operation.FetchOrganisation => Bare(await client.FetchOrganisationAsync(Id, token)),
        Operation.FetchOrganisationLogo => Bare(await client.FetchOrganisationLogoAsync(Id, token)),
        Operation.UpdateOrganisation => Bare(await client.UpdateOrganisationAsync(Id, 3, Updates.Organisation, token)),
        Operation.QuerySystems => Bare(await client.QuerySystemsAsync(Id, Query.All, token)),
        Operation.FetchSystem => Bare(await client.FetchSystemAsync(Id, Id, token)),
        Operation.UpdateSystem => Bare(await client.UpdateSystemAsync(Target, Updates.System, token)),
        Operation.QueryContactPoints => Bare(await client.QueryContactPointsAsync(Query.All, token)),
        Operation.QueryOrganisationContactPoints => Bare(await client.QueryContactPointsAsync(Id, Query.All, token)),
        Operation.FetchContactPoint => Bare(await client.FetchContactPointAsync(Id, Id, token)),
        Operation.UpdateContactPoint => Bare(await client.UpdateContactPointAsync(Target, Updates.ContactPoint, token)),
        Operation.QueryContactGroups => Bare(await client.QueryContactGroupsAsync(Query.All, token)),
        Operation.QueryOrganisationContactGroups => Bare(await client.QueryContactGroupsAsync(Id, Query.All, token)),
        Operation.FetchContactGroup => Bare(await client.FetchContactGroupAsync(Id, Id, token)),
        Operation.UpdateContactGroup => Bare(await client.UpdateContactGroupAsync(Target, Updates.ContactGroup, token)),
        Operation.CreateOrganisationSubscription => Bare(await client.CreateOrganisationSubscriptionAsync(OfOrganisations, token)),
        Operation.ListOrganisationSubscriptions => Bare(await client.ListOrganisationSubscriptionsAsync(token)),
        Operation.UpdateOrganisationSubscription =>
            Bare(await client.UpdateOrganisationSubscriptionAsync(OfOrganisations with { Id = Id, Version = 2 }, token)),
        Operation.DeleteOrganisationSubscription => Bare(await client.DeleteOrganisationSubscriptionAsync(Id, 2, token)),
        Operation.RecallMemo => Bare(await client.RecallMemoAsync(Id, token)),
        Operation.PostArchive => Bare(await client.PostArchiveAsync(Letter(), 3, cancellationToken: token)),
        Operation.ValidateHtml => Bare(await client.ValidateHtmlAsync(Letter(), 3, cancellationToken: token)),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "The list of calls does not have this one."),
    };

    private static RegistryTarget Target => new(Id, Id, 3);

    private static OrganisationSubscription OfOrganisations =>
        new() { Operations = [OrganisationOperation.AllOrganisations], NotificationUrl = "https://a.example/b" };

    private static ContactSubscription Subscription =>
        new() { Operations = [ContactOperation.AllCitizens], NotificationUrl = "https://a.example/b" };

    private static MemoryStream Letter() => new("<a>"u8.ToArray());

    private static Answer<Nothing> Bare<T>(Answer<T> answer) => new()
    {
        Outcome = answer.Outcome,
        Error = answer.Error,
        Declined = answer.Declined,
        StatusCode = answer.StatusCode,
        TraceParent = answer.TraceParent,
        RetryAfter = answer.RetryAfter,
        Cause = answer.Cause,
    };
}
