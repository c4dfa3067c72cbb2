using Postvogn.DigitalPost.Registry;

namespace Postvogn.DigitalPost;

public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<SearchPage<Organisation>> OrganisationPage =
        AnswerReader.Page<Organisation, OrganisationSearchResult>(DigitalPostJson.Default.OrganisationSearchResult);

    private static readonly ReadAnswer<Organisation> OneOrganisation = AnswerReader.Json(DigitalPostJson.Default.Organisation);

    /// <summary>GET /organisations/ (TI 5.4), by any field, or by <c>systemId</c>.</summary>
    public Task<Answer<SearchPage<Organisation>>> QueryOrganisationsAsync(Query query, CancellationToken cancellationToken = default) =>
        SearchAsync(Operation.QueryOrganisations, query, OrganisationPage, [], cancellationToken);

    /// <summary>See <see cref="EveryContactPageAsync"/>.</summary>
    internal IAsyncEnumerable<Answer<SearchPage<Organisation>>> EveryOrganisationPageAsync(
        Query query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(PageWalk.Walkable(query), QueryOrganisationsAsync, cancellationToken);

    /// <summary>GET /organisations/{id} (TI 5.4.1).</summary>
    public Task<Answer<Organisation>> FetchOrganisationAsync(Guid organisationId, CancellationToken cancellationToken = default) =>
        GetAsync(Operation.FetchOrganisation, OneOrganisation, [organisationId], cancellationToken);

    /// <summary>GET /organisations/{id}/logo (TI 5.1). NotFound when there is none.</summary>
    internal Task<Answer<Logo>> FetchOrganisationLogoAsync(Guid organisationId, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<Logo>(Operation.FetchOrganisationLogo, AnswerReader.Logo, organisationId)
            {
                Accept = "image/*, application/octet-stream; q=0.9",
            },
            cancellationToken);

    /// <summary>Whole: PUT /organisations/{id} with If-Match (TI 5.7). Forbidden without an administrator's role.</summary>
    internal Task<Answer<Organisation>> UpdateOrganisationAsync(
        Guid organisationId, long version, OrganisationUpdate update, CancellationToken cancellationToken = default) =>
        WriteAsync(
            new ApiCall<Organisation>(Operation.UpdateOrganisation, OneOrganisation, organisationId) { IfMatch = version },
            update,
            DigitalPostJson.Default.OrganisationUpdate,
            cancellationToken);
}
