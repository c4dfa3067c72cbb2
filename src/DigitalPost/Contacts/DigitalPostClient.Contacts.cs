using System.Runtime.CompilerServices;
using Postvogn.DigitalPost.Contacts;

namespace Postvogn.DigitalPost;

public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<SearchPage<Contact>> ContactPage =
        AnswerReader.Page<Contact, ContactSearchResult>(DigitalPostJson.Default.ContactSearchResult);

    private static readonly ReadAnswer<Contact> OneContact = AnswerReader.Json(DigitalPostJson.Default.Contact);

    /// <summary>GET /contacts/ (TI 4.1). Two times of <c>lastUpdated</c> are an <see cref="ArgumentException"/> (TI 4.2).</summary>
    internal Task<Answer<SearchPage<Contact>>> QueryContactsAsync(Query query, CancellationToken cancellationToken = default) =>
        query.TimesAsked("lastUpdated") > 1
            ? throw new ArgumentException("Contacts are searched for by one lastUpdated only (TI 4.2).", nameof(query))
            : SearchAsync(Operation.QueryContacts, query, ContactPage, [], cancellationToken);

    /// <summary>The longest unchanged first, 1,000 a page unless the query says otherwise. Ends after the last page, or the first answer
    /// that is not Succeeded.</summary>
    public IAsyncEnumerable<Answer<SearchPage<Contact>>> EveryContactPageAsync(
        Query query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(PageWalk.Walkable(query), QueryContactsAsync, cancellationToken);

    /// <summary>POST /contacts/?isBulkLookup=true (TI 4.4), the numbers in the body only. None, or over 10,000, is an
    /// <see cref="ArgumentException"/>.</summary>
    public Task<Answer<SearchPage<Contact>>> LookUpContactsAsync(ContactLookup lookup, CancellationToken cancellationToken = default) =>
        lookup.Count is 0 or > ContactLookup.Most
            ? throw new ArgumentException(
                $"A lookup is for 1 to {ContactLookup.Most} numbers (TI 4.3); this one has {lookup.Count}.", nameof(lookup))
            : WriteAsync(
                new ApiCall<SearchPage<Contact>>(Operation.LookUpContacts, ContactPage) { Query = "?isBulkLookup=true" },
                lookup.ToBody(),
                DigitalPostJson.Default.LookupBody,
                cancellationToken);

    /// <summary>By any number of numbers, in as many calls as it takes. Ends after the last, or the first answer that is not
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

    /// <summary>GET /contacts/{id} (TI 4.1). Always up to date, which a query need not be (TI 3.3.1).</summary>
    public Task<Answer<Contact>> FetchContactAsync(Guid contactId, CancellationToken cancellationToken = default) =>
        GetAsync(Operation.FetchContact, OneContact, [contactId], cancellationToken);

    /// <summary>PUT /contacts/{id} with its version as If-Match (TI 4.5.4), whole: what is left out is removed. Conflict or
    /// PreconditionFailed when somebody else was faster. One without a version is an <see cref="ArgumentException"/>: fetch it
    /// first.</summary>
    internal Task<Answer<Contact>> UpdateContactAsync(Contact contact, CancellationToken cancellationToken = default) =>
        WriteAsync(
            new ApiCall<Contact>(Operation.UpdateContact, OneContact, contact.Id) { IfMatch = VersionOf(contact) },
            contact,
            DigitalPostJson.Default.Contact,
            cancellationToken);
}
