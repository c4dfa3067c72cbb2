using System.Runtime.CompilerServices;
using Postvogn.DigitalPost.Contacts;

namespace Postvogn.DigitalPost;

/// <content>Who can be reached, and how (TI 4).</content>
public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<SearchPage<Contact>> ContactPage =
        AnswerReader.Page<Contact, ContactSearchResult>(DigitalPostJson.Default.ContactSearchResult);

    private static readonly ReadAnswer<Contact> OneContact = AnswerReader.Json(DigitalPostJson.Default.Contact);

    /// <summary>A page of contacts: GET /contacts/ (TI 4.1). Contacts by their CPR numbers: <see cref="LookUpContactsAsync"/>.</summary>
    /// <exception cref="ArgumentException">The query asks for two times of <c>lastUpdated</c> (TI 4.2).</exception>
    public Task<Answer<SearchPage<Contact>>> QueryContactsAsync(Query query, CancellationToken cancellationToken = default) =>
        query.TimesAsked("lastUpdated") > 1
            ? throw new ArgumentException("Contacts are searched for by one lastUpdated only (TI 4.2).", nameof(query))
            : SearchAsync(Operation.QueryContacts, query, ContactPage, [], cancellationToken);

    /// <summary>All pages of contacts, the longest unchanged first, 1,000 a page unless the query says otherwise. Ends after the last page,
    /// or with the first answer that is not Succeeded.</summary>
    public IAsyncEnumerable<Answer<SearchPage<Contact>>> EveryContactPageAsync(
        Query query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(PageWalk.Walkable(query), QueryContactsAsync, cancellationToken);

    /// <summary>
    /// Contacts by their numbers, 10,000 at most: POST /contacts/?isBulkLookup=true (TI 4.4). The numbers are in the body only.
    /// </summary>
    /// <exception cref="ArgumentException">It asks for no number, or for too many.</exception>
    public Task<Answer<SearchPage<Contact>>> LookUpContactsAsync(ContactLookup lookup, CancellationToken cancellationToken = default) =>
        lookup.Count is 0 or > ContactLookup.Most
            ? throw new ArgumentException(
                $"A lookup is for 1 to {ContactLookup.Most} numbers (TI 4.3); this one has {lookup.Count}.", nameof(lookup))
            : WriteAsync(
                new ApiCall<SearchPage<Contact>>(Operation.LookUpContacts, ContactPage) { Query = "?isBulkLookup=true" },
                lookup.ToBody(),
                DigitalPostJson.Default.LookupBody,
                cancellationToken);

    /// <summary>Contacts by any number of numbers: as many calls as it takes. Ends after the last, or with the first answer that is not
    /// Succeeded.</summary>
    public async IAsyncEnumerable<Answer<SearchPage<Contact>>> LookUpAllContactsAsync(
        ContactLookup lookup, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var part in lookup.Parts())
        {
            var found = 0;
            for (ContactLookup? step = part; step is not null;)
            {
                var answer = await LookUpContactsAsync(step, cancellationToken);
                yield return answer;
                if (answer.Value is not { } page)
                    yield break;
                found += page.Items.Count;
                step = page.TotalElements > 0 && found >= page.TotalElements ? null : part.After(page);
            }
        }
    }

    /// <summary>One contact: GET /contacts/{id} (TI 4.1). Always up to date, which a query need not be (TI 3.3.1).</summary>
    public Task<Answer<Contact>> FetchContactAsync(Guid contactId, CancellationToken cancellationToken = default) =>
        GetAsync(Operation.FetchContact, OneContact, [contactId], cancellationToken);

    /// <summary>Changes a contact to what is given, whole: PUT /contacts/{id} with its version as If-Match (TI 4.5.4).</summary>
    /// <param name="contact">As it was fetched, with the change made. What is left out is removed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The contact at its new version; Conflict or PreconditionFailed when somebody else was faster.</returns>
    /// <exception cref="ArgumentException">The contact has no version: fetch it first.</exception>
    public Task<Answer<Contact>> UpdateContactAsync(Contact contact, CancellationToken cancellationToken = default) =>
        WriteAsync(
            new ApiCall<Contact>(Operation.UpdateContact, OneContact, contact.Id) { IfMatch = VersionOf(contact) },
            contact,
            DigitalPostJson.Default.Contact,
            cancellationToken);
}
