using Postvogn.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>One run of PullContactChanges.</summary>
/// <param name="Caller">Calls Digital Post.</param>
/// <param name="Index">The index that changes are kept on top of.</param>
/// <param name="Waiting">The notes that are still to be taken up.</param>
/// <param name="End">When it ends, finished or not.</param>
internal sealed record ContactRun(ContactCaller Caller, ContactIndex Index, WaitingNotes Waiting, DateTimeOffset End);
