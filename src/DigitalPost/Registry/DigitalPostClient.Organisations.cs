using Postvogn.DigitalPost.Registry;

namespace Postvogn.DigitalPost;

/// <content>Authorities and companies (TI 5.1).</content>
public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<SearchPage<Organisation>> OrganisationPage =
        AnswerReader.Page<Organisation, OrganisationSearchResult>(DigitalPostJson.Default.OrganisationSearchResult);

    private static readonly ReadAnswer<Organisation> OneOrganisation = AnswerReader.Json(DigitalPostJson.Default.Organisation);

    /// <summary>A page of organisations: GET /organisations/ (TI 5.4), by any field, or by <c>systemId</c>.</summary>
    public Task<Answer<SearchPage<Organisation>>> QueryOrganisationsAsync(Query query, CancellationToken cancellationToken = default) =>
        SearchAsync(Operation.QueryOrganisations, query, OrganisationPage, [], cancellationToken);

    /// <summary>All pages of organisations, the longest unchanged first, 1,000 a page unless the query says otherwise. Ends after the last
    /// page, or with the first answer that is not Succeeded.</summary>
    public IAsyncEnumerable<Answer<SearchPage<Organisation>>> EveryOrganisationPageAsync(
        Query query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(PageWalk.Walkable(query), QueryOrganisationsAsync, cancellationToken);

    /// <summary>One organisation: GET /organisations/{id} (TI 5.4.1).</summary>
    public Task<Answer<Organisation>> FetchOrganisationAsync(Guid organisationId, CancellationToken cancellationToken = default) =>
        GetAsync(Operation.FetchOrganisation, OneOrganisation, [organisationId], cancellationToken);

    /// <summary>The logo: GET /organisations/{id}/logo (TI 5.1). NotFound when there is none.</summary>
    public Task<Answer<Logo>> FetchOrganisationLogoAsync(Guid organisationId, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<Logo>(Operation.FetchOrganisationLogo, AnswerReader.Logo, organisationId)
            {
                Accept = "image/*, application/octet-stream; q=0.9",
            },
            cancellationToken);

    /// <summary>
    /// Changes an organisation to what is given, whole: PUT /organisations/{id} with its version as If-Match (TI 5.7). Needs an
    /// administrator's role; Forbidden without.
    /// </summary>
    /// <returns>The organisation at its new version.</returns>
    public Task<Answer<Organisation>> UpdateOrganisationAsync(
        Guid organisationId, long version, OrganisationUpdate update, CancellationToken cancellationToken = default) =>
        WriteAsync(
            new ApiCall<Organisation>(Operation.UpdateOrganisation, OneOrganisation, organisationId) { IfMatch = version },
            update,
            DigitalPostJson.Default.OrganisationUpdate,
            cancellationToken);
}
