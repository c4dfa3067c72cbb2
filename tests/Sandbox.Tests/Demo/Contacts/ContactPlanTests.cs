using Postvogn.Sandbox.Demo.Contacts;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Samples;

namespace Postvogn.Sandbox.Tests.Demo.Contacts;

public sealed class ContactPlanTests
{
    private const int Rows = 4_000;

    private static readonly Correspondents Correspondents = new(new Seeded(1));

    private static readonly ContactPlan Plan = Make(1);

    [Fact]
    public void Make_Any_HasSoManyRegistrationsOfEachKind()
    {
        Plan.Registered.Sum(ContactPlan.RowsOf).ShouldBe(Rows);
        Plan.Registered.Select(contact => contact.Type).Distinct().Count().ShouldBe(2);
        Plan.Registered.Select(contact => contact.Status).Distinct().Count().ShouldBe(3);
        Plan.Registered.Count(contact => ContactPlan.RowsOf(contact) == 2).ShouldBeGreaterThan(100);
        Plan.Registered.Select(contact => contact.Number).ShouldBeUnique();
    }

    [Fact]
    public void Make_BesideLetters_KeepsThoseWhomTheyAreWrittenTo()
    {
        Plan.Registered.Take(Correspondents.Registered.Count).ShouldBe(Correspondents.Registered);
        Plan.Changed.ShouldAllBe(contact => Correspondents.Registered.All(it => it.Number != contact.Number));
        Plan.Registered.ShouldAllBe(contact => contact.Number != Correspondents.Unknown.Number);
    }

    [Fact]
    public void Make_Asked_AreThereAndNobodys()
    {
        var known = Plan.Registered.Select(contact => contact.Number).ToHashSet();
        Plan.Asked.Count.ShouldBe(Rows / 4);
        Plan.Asked.ShouldBeUnique();
        Plan.Asked.Count(number => !known.Contains(number)).ShouldBe(Rows / 4 / 5);
    }

    [Fact]
    public void Make_Changed_EachIsAnotherThanBefore()
    {
        var before = Plan.Registered.ToDictionary(contact => contact.Number);
        Plan.Changed.Count.ShouldBe(50);
        Plan.Changed.Select(contact => contact.Number).ShouldBeUnique();
        Plan.Changed.Count(contact => !before.ContainsKey(contact.Number)).ShouldBe(13);
        Plan.Changed.ShouldAllBe(contact => !before.ContainsKey(contact.Number) || before[contact.Number] != contact);
    }

    [Fact]
    public void Make_TheSameSeed_IsTheSame()
    {
        var again = Make(1);
        (again.Asked, again.Changed)
            .ShouldSatisfyAllConditions(it => it.Asked.ShouldBe(Plan.Asked), it => it.Changed.ShouldBe(Plan.Changed));
        Make(2).Asked.ShouldNotBe(Plan.Asked);
    }

    private static ContactPlan Make(int seed) => ContactPlan.Make(Correspondents.Registered, Rows, seed);
}
