using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

/// <summary>Asks Digital Post what an organisation and our systems in it may (TI 5.1, 5.2), keeps it and tells what has changed.</summary>
internal sealed class RightsReading(
    PostvognSettings settings, SystemClients clients, RegistryQuestions registry, RightsBook book, RightsReport report, TimeProvider clock)
{
    // One that has ended, or was never there, gets no answer.
    private const int MostAskers = 3;

    // Null: not answered, and what is kept stays.
    public async Task<OrganisationRights?> RunAsync(string cvr, CancellationToken cancellationToken)
    {
        foreach (var system in AskersFor(cvr).Take(MostAskers))
        {
            using var lease = await clients.RentAsync(system.Name, cancellationToken);
            if (lease is null) continue;
            if (await ReadAsync(new RegistryAsker(lease.Client, system.Name), cvr, cancellationToken) is { } now)
                return await book.KeepAsync(cvr, before => report.Tell(cvr, before, now), cancellationToken);
        }

        return null;
    }

    // Without an answer time goes on: a system that has ended may have been the only one that could ask.
    public Task<OrganisationRights> LookAsync(string cvr, OrganisationRights kept, CancellationToken cancellationToken) =>
        book.KeepAsync(cvr, before => report.Tell(cvr, before ?? kept, before ?? kept), cancellationToken);

    private async Task<OrganisationRights?> ReadAsync(RegistryAsker asker, string cvr, CancellationToken cancellationToken)
    {
        if (await registry.OrganisationAsync(asker, cvr, cancellationToken) is not { } id) return null;
        var answer = await registry.AskAsync(
            asker, Operation.FetchOrganisation, client => client.FetchOrganisationAsync(id, cancellationToken));
        // A search may lag; what is fetched is as it is now.
        if (answer.Value is not { } organisation || organisation.CvrNumber != cvr) return null;
        var (isAnswered, systems) = await registry.SystemsAsync(asker, id, cancellationToken);
        if (!isAnswered) return null;
        var now = clock.GetUtcNow();
        return new OrganisationRights
        {
            ReadAt = now,
            OrganisationId = id,
            MandatoryPostAllowed = organisation.MandatoryPostAllowed,
            LegalNotificationAllowed = organisation.LegalNotificationAllowed,
            Systems = systems?.Where(system => settings.SystemById(system.Id) is not null).DistinctBy(system => system.Id)
                .ToDictionary(system => system.Id, system => SystemRights.Of(system, now)),
        };
    }

    // One of the organisation's own: it is shown more of it. First the one that is configured to ask.
    private IEnumerable<SystemSettings> AskersFor(string cvr) => settings.Systems.Values
        .Where(system => system.CallsRest && system.Cvr == cvr)
        .OrderByDescending(system => system.Name.Equals(settings.Organisation?.System, StringComparison.OrdinalIgnoreCase))
        .ThenByDescending(system => system.Sends).ThenBy(system => system.Name, StringComparer.Ordinal);
}
