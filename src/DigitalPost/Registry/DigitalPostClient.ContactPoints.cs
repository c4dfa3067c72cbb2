using Postvogn.DigitalPost.Registry;

namespace Postvogn.DigitalPost;

/// <content>Where authorities can be written to (TI 5.3).</content>
public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<SearchPage<ContactPoint>> ContactPointPage =
        AnswerReader.Page<ContactPoint, ContactPointSearchResult>(DigitalPostJson.Default.ContactPointSearchResult);

    private static readonly ReadAnswer<ContactPoint> OneContactPoint = AnswerReader.Json(DigitalPostJson.Default.ContactPoint);

    /// <summary>A page of contact points of any organisation: GET /contact-points/ (TI 5.4.2). Also by <c>isRoot</c>, <c>searchTerm</c>,
    /// <c>searchTermOrName</c>, <c>contactGroupId</c>, and <see cref="ContactStructureQuery.WithVisibility"/>.</summary>
    public Task<Answer<SearchPage<ContactPoint>>> QueryContactPointsAsync(Query query, CancellationToken cancellationToken = default) =>
        SearchAsync(Operation.QueryContactPoints, query, ContactPointPage, [], cancellationToken);

    /// <summary>All pages of contact points of any organisation, the longest unchanged first, 1,000 a page unless the query says otherwise.
    /// Ends after the last page, or with the first answer that is not Succeeded.</summary>
    public IAsyncEnumerable<Answer<SearchPage<ContactPoint>>> EveryContactPointPageAsync(
        Query query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(PageWalk.Walkable(query), QueryContactPointsAsync, cancellationToken);

    /// <summary>A page of an organisation's contact points: GET /organisations/{id}/contact-points/ (TI 5.4.2). NotFound when there is no
    /// such organisation.</summary>
    public Task<Answer<SearchPage<ContactPoint>>> QueryContactPointsAsync(
        Guid organisationId, Query query, CancellationToken cancellationToken = default) =>
        SearchAsync(Operation.QueryOrganisationContactPoints, query, ContactPointPage, [organisationId], cancellationToken);

    /// <summary>All pages of an organisation's contact points.</summary>
    public IAsyncEnumerable<Answer<SearchPage<ContactPoint>>> EveryContactPointPageAsync(
        Guid organisationId, Query query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(
            PageWalk.Walkable(query), (page, token) => QueryContactPointsAsync(organisationId, page, token), cancellationToken);

    /// <summary>One contact point: GET /organisations/{id}/contact-points/{id} (TI 5.3).</summary>
    public Task<Answer<ContactPoint>> FetchContactPointAsync(Guid organisationId, Guid id, CancellationToken cancellationToken = default) =>
        GetAsync(Operation.FetchContactPoint, OneContactPoint, [organisationId, id], cancellationToken);

    /// <summary>
    /// Changes a contact point to what is given, whole: PUT /organisations/{id}/contact-points/{id} with its version as If-Match (TI 5.7).
    /// Needs an administrator's role; Forbidden without.
    /// </summary>
    /// <returns>The contact point at its new version.</returns>
    public Task<Answer<ContactPoint>> UpdateContactPointAsync(
        RegistryTarget target, ContactPointUpdate update, CancellationToken cancellationToken = default) =>
        WriteAsync(
            ChangeOf(Operation.UpdateContactPoint, OneContactPoint, target),
            update,
            DigitalPostJson.Default.ContactPointUpdate,
            cancellationToken);
}
