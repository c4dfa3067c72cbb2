using Postvogn.DigitalPost;

namespace Postvogn.Functions.Contacts;

internal sealed record ContactRun(ContactCaller Caller, ContactIndex Index, WaitingNotes Waiting, DateTimeOffset End);
