using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Tests.DigitalPost.Registry;

public sealed class PopulationTests
{
    [Fact]
    public void Make_SameSeed_GivesTheSameContacts() =>
        new Population(new() { Seed = 7 }).Make().ShouldBe(new Population(new() { Seed = 7 }).Make());

    [Fact]
    public void Make_OtherSeed_GivesOthers() =>
        new Population(new() { Seed = 7 }).Make().ShouldNotBe(new Population(new() { Seed = 8 }).Make());

    [Fact]
    public void Make_Numbers_CanBelongToNobody()
    {
        var contacts = new Population(new() { Citizens = 2000, Companies = 200 }).Make();

        contacts.Select(contact => (contact.Type, contact.Number)).Distinct().Count().ShouldBe(2200);
        contacts.Where(contact => contact.Type == ContactType.Citizen).ShouldAllBe(contact => IsImpossibleCpr(contact.Number));
        contacts.Where(contact => contact.Type == ContactType.Company)
            .ShouldAllBe(contact => contact.Number.Length == 8 && contact.Number.StartsWith("00"));
    }

    [Fact]
    public void Make_AnyPopulation_HasContactsOfEveryKind()
    {
        var citizens = new Population(new()).Make().Where(contact => contact.Type == ContactType.Citizen).ToList();

        citizens.Select(contact => contact.Status).Distinct().Count().ShouldBe(3);
        citizens.Where(contact => contact.Status == ContactStatus.Registered).Select(contact => contact.NemSms).Distinct().Count()
            .ShouldBe(3);
        citizens.Count(contact => contact.Status == ContactStatus.Closed).ShouldBe(20);
    }

    [Fact]
    public void PutInto_ARegistry_LetsEachBeFound()
    {
        var registry = new NationalRegistry();

        var contacts = new Population(new()).PutInto(registry);

        contacts.ShouldAllBe(contact => registry.FindContact(contact.Type, contact.Number) == contact);
        registry.FindContact(ContactType.Citizen, "0000000000").ShouldBeNull();
    }

    [Fact]
    public void Contact_AsText_DoesNotTellItsNumber()
    {
        var contact = new Contact { Type = ContactType.Citizen, Number = "7101900001" };

        contact.ToString().ShouldNotContain("7101900001");
    }

    private static bool IsImpossibleCpr(string number) => number.Length == 10 && int.Parse(number[..2]) is > 60 and < 92;
}
