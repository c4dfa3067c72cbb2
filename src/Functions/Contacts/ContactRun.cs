using Postvogn.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>One run of PullContactChanges, and when it ends, finished or not.</summary>
internal sealed record ContactRun(ContactCaller Caller, ContactIndex Index, WaitingNotes Waiting, DateTimeOffset End);
