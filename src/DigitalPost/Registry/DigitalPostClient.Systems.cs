using Postvogn.DigitalPost.Registry;

namespace Postvogn.DigitalPost;

/// <content>
/// Sender and recipient systems (TI 5.2). An administrator of the organisation may see and change them; others get Forbidden.
/// </content>
public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<SearchPage<MailSystem>> MailSystemPage =
        AnswerReader.Page<MailSystem, MailSystemSearchResult>(DigitalPostJson.Default.MailSystemSearchResult);

    private static readonly ReadAnswer<MailSystem> OneMailSystem = AnswerReader.Json(DigitalPostJson.Default.MailSystem);

    /// <summary>A page of an organisation's systems: GET /organisations/{id}/systems/ (TI 5.4.3). NotFound when there is no such
    /// organisation.</summary>
    public Task<Answer<SearchPage<MailSystem>>> QuerySystemsAsync(
        Guid organisationId, Query query, CancellationToken cancellationToken = default) =>
        SearchAsync(Operation.QuerySystems, query, MailSystemPage, [organisationId], cancellationToken);

    /// <summary>All pages of an organisation's systems.</summary>
    public IAsyncEnumerable<Answer<SearchPage<MailSystem>>> EverySystemPageAsync(
        Guid organisationId, Query query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(
            PageWalk.Walkable(query), (page, token) => QuerySystemsAsync(organisationId, page, token), cancellationToken);

    /// <summary>One system: GET /organisations/{id}/systems/{id} (TI 5.2).</summary>
    public Task<Answer<MailSystem>> FetchSystemAsync(Guid organisationId, Guid id, CancellationToken cancellationToken = default) =>
        GetAsync(Operation.FetchSystem, OneMailSystem, [organisationId, id], cancellationToken);

    /// <summary>
    /// Changes a system to what is given, whole: PUT /organisations/{id}/systems/{id} with its version as If-Match (TI 5.7).
    /// Needs an administrator's role; Forbidden without.
    /// </summary>
    /// <returns>The system at its new version.</returns>
    public Task<Answer<MailSystem>> UpdateSystemAsync(
        RegistryTarget target, MailSystemUpdate update, CancellationToken cancellationToken = default) =>
        WriteAsync(
            ChangeOf(Operation.UpdateSystem, OneMailSystem, target), update, DigitalPostJson.Default.MailSystemUpdate, cancellationToken);
}
