using Postvogn.Drops.Routing;

namespace Postvogn.Drops.Tests.Routing;

public sealed class RoutingRulesTests
{
    [Fact]
    public void Read_Good_KeepsOrderNamesAndNumbers()
    {
        var (rules, problems) = RoutingRules.Read(
        [
            Rule("0", ("destination", "bolig"), ("SUBJECT", " byg "), ("Name", "Byg & bolig")),
            Rule("7", ("Destination", "jobs"), ("Kle", "15.*, 16.06"), ("Form", ""), ("ContactPoint", null)),
        ]);

        problems.ShouldBeEmpty();
        rules.Select(rule => (rule.Name, rule.Destination)).ShouldBe([("Byg & bolig", "bolig"), ("7", "jobs")]);
    }

    [Theory]
    [InlineData("Subject", "byg", "Destination", "is missing.")]
    [InlineData("Destination", "../x", "Destination", EntryName.Problem)]
    [InlineData("Destination", "bolig", "", "asks nothing of a letter.")]
    [InlineData("Subjct", "byg", "Subjct", "is nothing that a rule has.")]
    [InlineData("Subject__0", "byg", "Subject__0", "is nothing that a rule has.")]
    [InlineData("Subject", "*", "Subject", "cannot be read.")]
    [InlineData("ReplyText", "**", "ReplyText", "cannot be read.")]
    [InlineData("Kle", "27, *", "Kle", "cannot be read.")]
    [InlineData("Kle", ",", "Kle", "cannot be read.")]
    [InlineData("ContactPoint", "jobs", "ContactPoint", "cannot be read.")]
    [InlineData("SenderType", "P", "SenderType", "cannot be read.")]
    [InlineData("Name", "a\tb", "Name", "cannot be shown.")]
    [InlineData("", "x", "", "is nothing that a rule has.")]
    public void Read_Wrong_SaysWhatAndWhere(string member, string value, string place, string problem)
    {
        (string, string?)[] rest = member switch
        {
            "Destination" => [],
            "Subject" when value == "byg" => [],
            _ => [("Destination", "bolig")],
        };
        var (_, problems) = RoutingRules.Read([Rule("3", [(member, value), .. rest])]);

        problems.ShouldContain(its => its.Number == "3" && its.Member == place && its.Problem == problem && its.Fix.Length > 0);
    }

    [Fact]
    public void Read_SeveralFaults_AreAllSaid() =>
        RoutingRules.Read([Rule("0", ("Kle", "*"), ("Sender", "x")), Rule("1"), Rule("2", ("Destination", "a b"), ("Subject", "x"))])
            .Problems.Select(its => $"{its.Number} {its.Member}")
            .ShouldBe(["0 Sender", "0 Destination", "0 Kle", "1 Destination", "2 Destination"], ignoreOrder: true);

    [Fact]
    public void Read_TwiceTheName_OrTheMember_IsRefused()
    {
        GivenRule named = Rule("0", ("Name", "Byg"), ("Destination", "a"), ("Subject", "x"));
        RoutingRules.Read([named, named with { Number = "1" }]).Problems.ShouldHaveSingleItem().Member.ShouldBe("Name");
        RoutingRules.Read([Rule("0", ("Destination", "a"), ("Subject", "x"), ("subject", "y"))]).Problems.ShouldHaveSingleItem()
            .Problem.ShouldStartWith("stands here once more");
    }

    /// <summary>On Azure it would be a folder beside the one that somebody reads.</summary>
    [Fact]
    public void Read_DestinationThatIsAnotherButForCapitals_IsRefused()
    {
        RoutingRules.Read([Rule("4", ("Destination", "KØB"), ("Subject", "x"))], "køb", "unrouted").Problems.ShouldHaveSingleItem()
            .ShouldBe(new RuleProblem("4", "Destination", EntryName.SpeltOtherwiseProblem, "Write it as køb."));
        RoutingRules.Read([Rule("0", ("Destination", "a"), ("Subject", "x")), Rule("1", ("Destination", "A"), ("Subject", "y"))])
            .Problems.ShouldHaveSingleItem().Fix.ShouldBe("Write it as a.");
        RoutingRules.Read([Rule("0", ("Destination", "køb"), ("Subject", "x"))], "køb", "KØB").Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Read_TooMany_IsRefused() =>
        RoutingRules.Read(
            [.. Enumerable.Range(0, RoutingRules.Most + 1).Select(i => Rule($"{i}", ("Destination", "a"), ("Subject", $"{i}")))])
            .Problems.ShouldHaveSingleItem().Number.ShouldBe($"{RoutingRules.Most}");

    [Theory]
    [InlineData("Subject", 256, true)]
    [InlineData("Subject", 257, false)]
    [InlineData("ReplyText", 257, false)]
    [InlineData("Kle", 257, false)]
    [InlineData("ContactPoint", 100_000, false)]
    public void Read_LongValue_IsTakenUpToItsLength(string member, int length, bool isTaken) =>
        (RoutingRules.Read([Rule("0", ("Destination", "a"), (member, new string('1', length)))]).Problems.Count == 0).ShouldBe(isTaken);

    private static GivenRule Rule(string number, params (string Name, string? Value)[] members) =>
        new(number, [.. members.Select(its => KeyValuePair.Create(its.Name, its.Value))]);
}
