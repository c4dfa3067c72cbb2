using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Contacts;

/// <summary>Puts the list of the night (TI 4.6) in use, whole or not at all (docs/adr/0019).</summary>
internal sealed partial class PullContactListHandler(
    PostvognSettings settings, ListFetch fetch, KeptIndex indexes, KeptChanges changes, StepTrail trail, TimeProvider clock,
    ILogger<PullContactListHandler> log)
{
    // An index younger than this is of the last night: runs are at night and in the morning, the list before is a day older.
    public static readonly TimeSpan Night = TimeSpan.FromHours(18);

    // A good list's index takes the last one's place; the changes that it knows are dropped.
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (settings.Contacts.ListSystem is { } system) await PullAsync(system, cancellationToken);
    }

    private async Task PullAsync(string system, CancellationToken cancellationToken)
    {
        var last = await indexes.ReadAsync(cancellationToken);
        if (last.Value is { } inUse)
        {
            Gauges.ContactList(inUse, clock.GetUtcNow());
            if (clock.GetUtcNow() - inUse.CreatedAt < Night) return;
        }

        var reading = await fetch.ReadAsync(
            system,
            (list, length) => ContactList.ReadAsync(list, RulesAfter(last.Value, length), clock, cancellationToken),
            cancellationToken);
        if (reading?.Index is { } index) await PutInUseAsync(last, index, reading, cancellationToken);
        else if (reading is not null) Refuse(system, reading);
    }

    private ContactListRules RulesAfter(ContactIndex? last, long length)
    {
        var contacts = settings.Contacts;
        var rules = new ContactListRules
        {
            OldestAge = contacts.OldestAge,
            SmallestShare = contacts.SmallestShare,
            BadRowsAllowed = contacts.BadRowsAllowed,
            ExpectedLength = length,
        };
        return last is null ? rules : rules.After(last);
    }

    private async Task PutInUseAsync(
        KeptFile<ContactIndex> last, ContactIndex index, ContactListReading reading, CancellationToken cancellationToken)
    {
        if (!await indexes.TryReplaceAsync(last, index, cancellationToken))
        {
            Overtaken(log);
            return;
        }

        trail.Reached(Step.StoreContactIndex, ContactNotes.Subject);
        await changes.DropKnownAsync(index, cancellationToken);
        Gauges.ContactList(index, clock.GetUtcNow());
        PutInUse(log, index, index.Registrations);
        if (reading.UnknownRows + reading.BadRows > 0) PassedOver(log, reading.UnknownRows, reading.BadRows, reading.Line);
    }

    private void Refuse(string system, ContactListReading reading)
    {
        if (reading.Outcome == ContactListOutcome.NotNewer) NotNewer(log, system);
        else Refused(log, system, reading.Outcome, reading.Message);
    }

    [LoggerMessage(EventId = 1000, Level = LogLevel.Information,
        Message = "The contact list of the night is in use: {Index}, {Registrations} registrations")]
    private static partial void PutInUse(ILogger log, ContactIndex index, long registrations);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error,
        Message = "The contact list of system {System} is not good: {Outcome}. The last index stays in use; the next run tries again. " +
            "{Words}")]
    private static partial void Refused(ILogger log, string system, ContactListOutcome outcome, string words);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Information,
        Message = "The contact list of system {System} is not newer than the one in use; the next run looks again")]
    private static partial void NotNewer(ILogger log, string system);

    [LoggerMessage(EventId = 1004, Level = LogLevel.Information, Message = "Another run has put a contact list in use meanwhile; it stays")]
    private static partial void Overtaken(ILogger log);

    [LoggerMessage(EventId = 1006, Level = LogLevel.Warning,
        Message = "The contact list has {Unknown} rows of an unknown code and {Bad} of a wrong shape, which were passed over, first line " +
            "{Line}")]
    private static partial void PassedOver(ILogger log, long unknown, long bad, long? line);
}
