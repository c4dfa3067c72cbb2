using Postvogn.Drops.Routing;
using Postvogn.MeMo;

namespace Postvogn.Drops.Tests.Routing;

public sealed class RoutingTableTests
{
    private const string Point = "6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11";

    private static readonly MessageHeader Letter = new()
    {
        MessageType = MessageType.DigitalPost,
        MessageUuid = Read.Uuid(1),
        Label = "Svar på byggesag",
        Sender = new Sender { SenderId = "6101010101", IdType = "cpr", Label = "Navn" },
        Recipient = new Recipient
        {
            RecipientId = "00998877", IdType = "CVR", ContactPoint = new ContactPoint { ContactPointId = Point.ToUpperInvariant() },
        },
        ContentData = new ContentData
        {
            KleData = new KleData { SubjectKey = "02.34.02", Version = "1", Label = "Byggesager" },
            FormData = new FormData { TaskKey = "40.10.05.05", Version = "1", Label = "Byggeri" },
        },
        ReplyData =
        [
            new ReplyData { MessageUuid = Read.Uuid(2) },
            new ReplyData
            {
                MessageUuid = Read.Uuid(3), Comment = "Klage over", AdditionalReplyData = [new() { Label = "Sag", Value = "S-9" }],
            },
        ],
    };

    [Theory]
    [InlineData("Subject", "BYGGESAG", true)]
    [InlineData("Subject", "boligstøtte", false)]
    [InlineData("Kle", "02.34", true)]
    [InlineData("Kle", "02.3", false)]
    [InlineData("Kle", "27, 02.*", true)]
    [InlineData("Form", "40.10.05.05", true)]
    [InlineData("Form", "40.11", false)]
    [InlineData("SenderType", "CPR", true)]
    [InlineData("SenderType", "cvr", false)]
    [InlineData("ContactPoint", "0c9b5a6e-8d3f-4b7e-9f5d-2f1f3f4d5e6f," + Point, true)]
    [InlineData("ContactPoint", "0c9b5a6e-8d3f-4b7e-9f5d-2f1f3f4d5e6f", false)]
    [InlineData("ReplyText", "klage", true)]
    [InlineData("ReplyText", "s-9", true)]
    [InlineData("ReplyText", "tak", false)]
    public void Route_OneCondition_IsMetOrNot(string condition, string value, bool isMet)
    {
        var route = Table(Rule("0", "bolig", (condition, value))).Route(Letter);

        route.ShouldBe(isMet ? new TableRoute("bolig", RoutedBy.Rule, "0") : new TableRoute("unrouted", RoutedBy.Default, null));
    }

    [Fact]
    public void Route_AllOfARuleMustHold_AndTheFirstWins()
    {
        var table = Table(
            Rule("0", "a", ("Subject", "byg"), ("SenderType", "CVR"), ("Kle", "27")),
            Rule("1", "b", ("Subject", "byg"), ("SenderType", "CPR")),
            Rule("2", "c", ("Subject", "byg")));

        table.Route(Letter).ShouldBe(new TableRoute("b", RoutedBy.Rule, "1"));
        table.Rules[0].Unmet(Letter).ShouldBe(["Kle", "SenderType"]);
    }

    [Fact]
    public void Route_NoRule_GoesByContactPointElseByDefault()
    {
        var table = Table(Rule("0", "a", ("Subject", "andet"))) with
        {
            DestinationsByContactPoint = new Dictionary<string, string> { [Point] = "jobs" },
        };

        table.Route(Letter).ShouldBe(new TableRoute("jobs", RoutedBy.ContactPoint, null));
        table.Route(Letter with { Recipient = Letter.Recipient with { ContactPoint = null } }).By.ShouldBe(RoutedBy.Default);
    }

    /// <summary>With whatever rules and letter, there is one destination, and it is one that somebody has named.</summary>
    [Fact]
    public void Route_AnyRulesAndLetters_EveryLetterHasADestination()
    {
        var random = new Random(12);
        for (var i = 0; i < 2_000; i++)
        {
            var given = Enumerable.Range(0, random.Next(6)).Select(n => AnyRule($"{n}", random)).ToList();
            var table = new RoutingTable { Rules = RoutingRules.Read(given).Rules, DefaultDestination = "unrouted" };
            var letter = Letter with { Label = AnyText(random), ContentData = random.Next(2) == 0 ? null : Letter.ContentData };

            var route = table.Route(letter);

            string[] named = ["unrouted", .. table.Rules.Select(rule => rule.Destination)];
            named.ShouldContain(route.Destination);
            EntryName.IsFit(route.Destination).ShouldBeTrue();
            (route.By == RoutedBy.Rule).ShouldBe(table.Rules.Any(rule => rule.Unmet(letter).Count == 0));
        }
    }

    private static GivenRule AnyRule(string number, Random random)
    {
        string[] names = ["Name", "Destination", "ContactPoint", "Kle", "Form", "Subject", "SenderType", "ReplyText", "Andet"];
        return new GivenRule(number,
        [
            KeyValuePair.Create<string, string?>("Destination", random.Next(8) == 0 ? AnyText(random) : "bolig"),
            .. names.Where(_ => random.Next(4) == 0).Select(name => KeyValuePair.Create(name, (string?)AnyText(random))),
        ]);
    }

    private static string AnyText(Random random)
    {
        const string Letters = "aB*.,? \tå\u030A\u200B\u202E\uD83D\uDE00[](+\\27\0CPRV-";
        return string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Letters[random.Next(Letters.Length)]));
    }

    private static RoutingTable Table(params GivenRule[] given)
    {
        var (rules, problems) = RoutingRules.Read(given);
        problems.ShouldBeEmpty();
        return new RoutingTable { Rules = rules, DefaultDestination = "unrouted" };
    }

    private static GivenRule Rule(string number, string destination, params (string Name, string? Value)[] members) =>
        new(number,
        [
            KeyValuePair.Create("Destination", (string?)destination), .. members.Select(its => KeyValuePair.Create(its.Name, its.Value)),
        ]);
}
