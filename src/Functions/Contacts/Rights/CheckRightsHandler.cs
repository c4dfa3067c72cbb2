using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Contacts;

/// <summary>See docs/adr/0045.</summary>
internal sealed class CheckRightsHandler(PostvognSettings settings, RightsBook book, RightsReading reading, TimeProvider clock)
{
    // The schedule may be of seconds; with one of an hour each run reads.
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(50);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var cvr in settings.Systems.Values.Select(system => system.Cvr).Distinct(StringComparer.Ordinal))
        {
            var kept = await book.FindAsync(cvr, cancellationToken);
            var isDue = kept is null || clock.GetUtcNow() - kept.ReadAt >= Shortest;
            var now = isDue ? await reading.RunAsync(cvr, cancellationToken) : kept;
            if (now is null && kept is not null) now = await reading.LookAsync(cvr, kept, cancellationToken);
            if (now is not null) Measure(cvr, now);
        }
    }

    private void Measure(string cvr, OrganisationRights rights)
    {
        Gauges.Right(cvr, "mandatory", rights.MandatoryPostAllowed);
        Gauges.Right(cvr, "legalNotification", rights.LegalNotificationAllowed);
        foreach (var (id, its) in rights.Systems ?? new Dictionary<Guid, SystemRights>())
        {
            if (settings.SystemById(id) is { } system && its is { ActiveTo: { } end })
                Gauges.SystemLife(system.Name, (end - clock.GetUtcNow()).TotalDays);
        }
    }
}
