using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Printing;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Tests.Demo;

/// <summary>Evidence of a run in which all went well: one letter out, one reply in. Each test spoils one thing.</summary>
internal static class EvidenceMaker
{
    public static readonly Guid Letter = Guid.Parse("11111111-1111-4111-8111-111111111111");
    public static readonly Guid Reply = Guid.Parse("22222222-2222-4222-8222-222222222222");
    public const string Name = "socialforvaltningen/brev.xml";
    public const string Sha256 = "aa";

    public static Desk Desk => Solbjerg.Cast.Desks[0];

    public static TakenLetter Taken => new(Letter, Sha256, Completed: true, Code: null);

    public static PrintedLetter Print => new("socialforvaltningen", Letter) { IsPrinted = true };

    public static InboxLetter InInbox => new(Desk.Destination, Reply, "ee", ["ff"]);

    public static DroppedLetter Dropped(Expectation? expected) =>
        new() { Drop = Name, Outcome = Name, MessageUuid = Letter, MemoSha256 = Sha256, Expected = expected };

    public static Outcome Completed => new() { Drop = Name, MessageUUID = Letter.ToString(), State = "Completed" };

    public static Evidence AllWell => new()
    {
        Letters = [Dropped(Expectation.Completed)],
        Outcomes = new Dictionary<string, Outcome> { [Name] = Completed },
        National = new NationalFacts(1, [Taken], [new HandedLetter(Reply, "ee", 1, 1)]),
        Replies = [new SentReply(Reply, "svar.xml", Desk, 1) { FileSha256 = ["ff"] }],
        Inbox = [InInbox],
    };

    public static Evidence WithOutcome(this Evidence evidence, Outcome outcome) =>
        evidence with { Outcomes = new Dictionary<string, Outcome> { [Name] = outcome } };

    public static Evidence WithTaken(this Evidence evidence, params TakenLetter[] taken) =>
        evidence with { National = evidence.National with { Letters = taken } };
}
