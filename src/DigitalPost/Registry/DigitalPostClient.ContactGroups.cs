using Postvogn.DigitalPost.Registry;

namespace Postvogn.DigitalPost;

public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<SearchPage<ContactGroup>> ContactGroupPage =
        AnswerReader.Page<ContactGroup, ContactGroupSearchResult>(DigitalPostJson.Default.ContactGroupSearchResult);

    private static readonly ReadAnswer<ContactGroup> OneContactGroup = AnswerReader.Json(DigitalPostJson.Default.ContactGroup);

    /// <summary>Of any organisation: GET /contact-groups/ (TI 5.4.4). Also by <see cref="ContactStructureQuery.WithVisibility"/>.</summary>
    internal Task<Answer<SearchPage<ContactGroup>>> QueryContactGroupsAsync(Query query, CancellationToken cancellationToken = default) =>
        SearchAsync(Operation.QueryContactGroups, query, ContactGroupPage, [], cancellationToken);

    /// <summary>Of any organisation; see <see cref="EveryContactPageAsync"/>.</summary>
    internal IAsyncEnumerable<Answer<SearchPage<ContactGroup>>> EveryContactGroupPageAsync(
        Query query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(PageWalk.Walkable(query), QueryContactGroupsAsync, cancellationToken);

    /// <summary>Of an organisation: GET /organisations/{id}/contact-groups/ (TI 5.4.4). NotFound when there is none.</summary>
    internal Task<Answer<SearchPage<ContactGroup>>> QueryContactGroupsAsync(
        Guid organisationId, Query query, CancellationToken cancellationToken = default) =>
        SearchAsync(Operation.QueryOrganisationContactGroups, query, ContactGroupPage, [organisationId], cancellationToken);

    internal IAsyncEnumerable<Answer<SearchPage<ContactGroup>>> EveryContactGroupPageAsync(
        Guid organisationId, Query query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(
            PageWalk.Walkable(query), (page, token) => QueryContactGroupsAsync(organisationId, page, token), cancellationToken);

    /// <summary>GET /organisations/{id}/contact-groups/{id} (TI 5.3).</summary>
    internal Task<Answer<ContactGroup>> FetchContactGroupAsync(
        Guid organisationId, Guid id, CancellationToken cancellationToken = default) =>
        GetAsync(Operation.FetchContactGroup, OneContactGroup, [organisationId, id], cancellationToken);

    /// <summary>Whole: PUT /organisations/{id}/contact-groups/{id} with If-Match (TI 5.7). Forbidden without an administrator's
    /// role.</summary>
    internal Task<Answer<ContactGroup>> UpdateContactGroupAsync(
        RegistryTarget target, ContactGroupUpdate update, CancellationToken cancellationToken = default) =>
        WriteAsync(
            ChangeOf(Operation.UpdateContactGroup, OneContactGroup, target),
            update,
            DigitalPostJson.Default.ContactGroupUpdate,
            cancellationToken);
}
