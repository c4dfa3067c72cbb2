using Postvogn.DigitalPost.Registry;

namespace Postvogn.DigitalPost;

/// <content>How contact points are grouped (TI 5.3).</content>
public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<SearchPage<ContactGroup>> ContactGroupPage =
        AnswerReader.Page<ContactGroup, ContactGroupSearchResult>(DigitalPostJson.Default.ContactGroupSearchResult);

    private static readonly ReadAnswer<ContactGroup> OneContactGroup = AnswerReader.Json(DigitalPostJson.Default.ContactGroup);

    /// <summary>A page of contact groups of any organisation: GET /contact-groups/ (TI 5.4.4). Also by
    /// <see cref="ContactStructureQuery.WithVisibility"/>.</summary>
    public Task<Answer<SearchPage<ContactGroup>>> QueryContactGroupsAsync(Query query, CancellationToken cancellationToken = default) =>
        SearchAsync(Operation.QueryContactGroups, query, ContactGroupPage, [], cancellationToken);

    /// <summary>All pages of contact groups of any organisation, the longest unchanged first, 1,000 a page unless the query says otherwise.
    /// Ends after the last page, or with the first answer that is not Succeeded.</summary>
    public IAsyncEnumerable<Answer<SearchPage<ContactGroup>>> EveryContactGroupPageAsync(
        Query query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(PageWalk.Walkable(query), QueryContactGroupsAsync, cancellationToken);

    /// <summary>A page of an organisation's contact groups: GET /organisations/{id}/contact-groups/ (TI 5.4.4). NotFound when there is no
    /// such organisation.</summary>
    public Task<Answer<SearchPage<ContactGroup>>> QueryContactGroupsAsync(
        Guid organisationId, Query query, CancellationToken cancellationToken = default) =>
        SearchAsync(Operation.QueryOrganisationContactGroups, query, ContactGroupPage, [organisationId], cancellationToken);

    /// <summary>All pages of an organisation's contact groups.</summary>
    public IAsyncEnumerable<Answer<SearchPage<ContactGroup>>> EveryContactGroupPageAsync(
        Guid organisationId, Query query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(
            PageWalk.Walkable(query), (page, token) => QueryContactGroupsAsync(organisationId, page, token), cancellationToken);

    /// <summary>One contact group: GET /organisations/{id}/contact-groups/{id} (TI 5.3).</summary>
    public Task<Answer<ContactGroup>> FetchContactGroupAsync(Guid organisationId, Guid id, CancellationToken cancellationToken = default) =>
        GetAsync(Operation.FetchContactGroup, OneContactGroup, [organisationId, id], cancellationToken);

    /// <summary>
    /// Changes a contact group to what is given, whole: PUT /organisations/{id}/contact-groups/{id} with its version as If-Match (TI 5.7).
    /// Needs an administrator's role; Forbidden without.
    /// </summary>
    /// <returns>The contact group at its new version.</returns>
    public Task<Answer<ContactGroup>> UpdateContactGroupAsync(
        RegistryTarget target, ContactGroupUpdate update, CancellationToken cancellationToken = default) =>
        WriteAsync(
            ChangeOf(Operation.UpdateContactGroup, OneContactGroup, target),
            update,
            DigitalPostJson.Default.ContactGroupUpdate,
            cancellationToken);
}
