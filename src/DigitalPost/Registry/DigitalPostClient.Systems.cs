using Postvogn.DigitalPost.Registry;

namespace Postvogn.DigitalPost;

// Systems (TI 5.2) are for an administrator of the organisation; others get Forbidden.
public sealed partial class DigitalPostClient
{
    private static readonly ReadAnswer<SearchPage<MailSystem>> MailSystemPage =
        AnswerReader.Page<MailSystem, MailSystemSearchResult>(DigitalPostJson.Default.MailSystemSearchResult);

    private static readonly ReadAnswer<MailSystem> OneMailSystem = AnswerReader.Json(DigitalPostJson.Default.MailSystem);

    /// <summary>GET /organisations/{id}/systems/ (TI 5.4.3). NotFound when there is no such organisation.</summary>
    internal Task<Answer<SearchPage<MailSystem>>> QuerySystemsAsync(
        Guid organisationId, Query query, CancellationToken cancellationToken = default) =>
        SearchAsync(Operation.QuerySystems, query, MailSystemPage, [organisationId], cancellationToken);

    /// <summary>See <see cref="EveryContactPageAsync"/>.</summary>
    public IAsyncEnumerable<Answer<SearchPage<MailSystem>>> EverySystemPageAsync(
        Guid organisationId, Query query, CancellationToken cancellationToken = default) =>
        PageWalk.PagesAsync(
            PageWalk.Walkable(query), (page, token) => QuerySystemsAsync(organisationId, page, token), cancellationToken);

    /// <summary>GET /organisations/{id}/systems/{id} (TI 5.2).</summary>
    internal Task<Answer<MailSystem>> FetchSystemAsync(Guid organisationId, Guid id, CancellationToken cancellationToken = default) =>
        GetAsync(Operation.FetchSystem, OneMailSystem, [organisationId, id], cancellationToken);

    /// <summary>Whole: PUT /organisations/{id}/systems/{id} with If-Match (TI 5.7).</summary>
    internal Task<Answer<MailSystem>> UpdateSystemAsync(
        RegistryTarget target, MailSystemUpdate update, CancellationToken cancellationToken = default) =>
        WriteAsync(
            ChangeOf(Operation.UpdateSystem, OneMailSystem, target), update, DigitalPostJson.Default.MailSystemUpdate, cancellationToken);
}
