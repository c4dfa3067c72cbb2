using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

internal sealed partial class ContactPointReport(PostvognSettings settings, ILogger<ContactPointReport> log)
{
    public void Tell(FoundContactPoints found)
    {
        var findings = ContactPointFinding.Of(found, settings).ToList();
        foreach (var finding in findings) Tell(finding);
        Compared(log, found.Points.Count, settings.Inbox.DestinationsByContactPoint.Count, findings.Count);
    }

    private void Tell(ContactPointFinding finding)
    {
        var (_, id, name, destination) = finding;
        if (finding.Fault == ContactPointFault.NoDestination) NoDestination(log, id, name, destination);
        else if (finding.Fault == ContactPointFault.Gone) Gone(log, id, destination);
        else OtherSystem(log, id, name, destination);
    }

    [LoggerMessage(EventId = 1023, Level = LogLevel.Information,
        Message = "{Points} contact points were compared with {Configured} configured ones: {Findings} do not fit")]
    private static partial void Compared(ILogger log, int points, int configured, int findings);

    [LoggerMessage(EventId = 1024, Level = LogLevel.Warning,
        Message = "Contact point {ContactPoint} ({Name}) has no destination, so its letters go to inbox/{Destination}; add its id to a " +
            "destination's ContactPoints (also when they are to go there)")]
    private static partial void NoDestination(ILogger log, Guid contactPoint, string? name, string destination);

    [LoggerMessage(EventId = 1025, Level = LogLevel.Warning,
        Message = "Contact point {ContactPoint} of destination {Destination} is no more at Digital Post; remove it from " +
            "that destination's ContactPoints, and see that what replaces it is there")]
    private static partial void Gone(ILogger log, Guid contactPoint, string destination);

    [LoggerMessage(EventId = 1026, Level = LogLevel.Warning,
        Message = "Contact point {ContactPoint} ({Name}) of destination {Destination} leads to a recipient system that is not configured " +
            "here, so its letters do not come; add the system to Postvogn__Systems, or correct the contact point in Administrative " +
            "Access")]
    private static partial void OtherSystem(ILogger log, Guid contactPoint, string? name, string destination);
}
