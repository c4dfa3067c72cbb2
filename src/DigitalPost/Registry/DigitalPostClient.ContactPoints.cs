using Postvogn.DigitalPost.Registry;

namespace Postvogn.DigitalPost;

public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<SearchPage<ContactPoint>> ContactPointPage =
        AnswerReader.Page<ContactPoint, ContactPointSearchResult>(DigitalPostJson.Default.ContactPointSearchResult);

    private static readonly ReadAnswer<ContactPoint> OneContactPoint = AnswerReader.Json(DigitalPostJson.Default.ContactPoint);

    /// <summary>Of any organisation: GET /contact-points/ (TI 5.4.2). Also by <c>isRoot</c>, <c>searchTerm</c>, <c>searchTermOrName</c>,
    /// <c>contactGroupId</c>, and <see cref="ContactStructureQuery.WithVisibility"/>.</summary>
    internal Task<Answer<SearchPage<ContactPoint>>> QueryContactPointsAsync(Query query, CancellationToken cancellationToken = default) =>
        SearchAsync(Operation.QueryContactPoints, query, ContactPointPage, [], cancellationToken);

    /// <summary>Of any organisation; see <see cref="EveryContactPageAsync"/>.</summary>
    public IAsyncEnumerable<Answer<SearchPage<ContactPoint>>> EveryContactPointPageAsync(
        Query query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(PageWalk.Walkable(query), QueryContactPointsAsync, cancellationToken);

    /// <summary>Of an organisation: GET /organisations/{id}/contact-points/ (TI 5.4.2). NotFound when there is none.</summary>
    internal Task<Answer<SearchPage<ContactPoint>>> QueryContactPointsAsync(
        Guid organisationId, Query query, CancellationToken cancellationToken = default) =>
        SearchAsync(Operation.QueryOrganisationContactPoints, query, ContactPointPage, [organisationId], cancellationToken);

    /// <summary>Of an organisation; see <see cref="EveryContactPageAsync"/>.</summary>
    public IAsyncEnumerable<Answer<SearchPage<ContactPoint>>> EveryContactPointPageAsync(
        Guid organisationId, Query query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(
            PageWalk.Walkable(query), (page, token) => QueryContactPointsAsync(organisationId, page, token), cancellationToken);

    /// <summary>GET /organisations/{id}/contact-points/{id} (TI 5.3).</summary>
    public Task<Answer<ContactPoint>> FetchContactPointAsync(Guid organisationId, Guid id, CancellationToken cancellationToken = default) =>
        GetAsync(Operation.FetchContactPoint, OneContactPoint, [organisationId, id], cancellationToken);

    /// <summary>Whole: PUT /organisations/{id}/contact-points/{id} with If-Match (TI 5.7). Forbidden without an administrator's
    /// role.</summary>
    internal Task<Answer<ContactPoint>> UpdateContactPointAsync(
        RegistryTarget target, ContactPointUpdate update, CancellationToken cancellationToken = default) =>
        WriteAsync(
            ChangeOf(Operation.UpdateContactPoint, OneContactPoint, target),
            update,
            DigitalPostJson.Default.ContactPointUpdate,
            cancellationToken);
}
