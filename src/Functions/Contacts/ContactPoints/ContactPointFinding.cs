using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

/// <summary>A contact point that is gone has no name.</summary>
internal sealed record ContactPointFinding(ContactPointFault Fault, Guid ContactPoint, string? Name, string Destination)
{
    // Without any configured destination no contact point lacks one: then nothing is routed on purpose.
    public static IEnumerable<ContactPointFinding> Of(FoundContactPoints found, PostvognSettings settings)
    {
        var destinations = settings.Inbox.DestinationsByContactPoint;
        var recipients = settings.Systems.Values.Where(system => system.Receives).Select(system => (Guid?)system.Id).ToHashSet();
        foreach (var point in found.Points.Where(point => point.SystemId is not null))
        {
            var isOurs = recipients.Contains(point.SystemId);
            var isNamed = destinations.TryGetValue($"{point.Id:D}", out var destination);
            if (isNamed && !isOurs) yield return new(ContactPointFault.OtherSystem, point.Id, point.Name, destination!);
            if (!isNamed && isOurs && point.Active != false && destinations.Count > 0)
                yield return new(ContactPointFault.NoDestination, point.Id, point.Name, settings.Inbox.DefaultDestination);
        }

        foreach (var gone in found.Gone) yield return new(ContactPointFault.Gone, gone, null, destinations[$"{gone:D}"]);
    }
}

internal enum ContactPointFault
{
    // It is active, its letters come here, and no destination names it.
    NoDestination,

    // A destination names it, and Digital Post has it no more.
    Gone,

    // A destination names it, and its letters go to a system that is not configured here.
    OtherSystem,
}
