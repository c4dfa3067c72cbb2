using System.Text.Json;
using Postvogn.Sandbox.Commands;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Demo.Contacts;

namespace Postvogn.Sandbox.Tests.Commands;

public sealed class JsonScreenTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void IsGood_AnswersAboutContacts_NoneMayBeWrong(int wrong, bool good) =>
        ResultOf(new ContactCount { Wrong = wrong }).IsGood.ShouldBe(good);

    [Fact]
    public void Show_ContactsDone_SaysSoWithEveryKey() =>
        ContactsOf(new ContactCount { ListRows = 4, LookedUp = 3, LookedUpFresh = 2, ChangesPushed = 1 })
            .ShouldBe("""{"listRows":4,"lookedUp":3,"lookedUpFresh":2,"changesPushed":1,"wrong":0,"skipped":null}""");

    [Fact]
    public void Show_ContactsSkipped_SaysWhy() =>
        ContactsOf(ContactCount.None("No server.")).ShouldBe(
            """{"listRows":0,"lookedUp":0,"lookedUpFresh":0,"changesPushed":0,"wrong":0,"skipped":"No server."}""");

    [Fact]
    public void Show_ToAPerson_TellsOfContactsInAFewLines()
    {
        using var output = new StringWriter();
        new TextScreen(output).Show(ResultOf(ContactCount.None("No server.")));
        output.ToString().ShouldContain("Contacts were skipped. No server.");
    }

    private static string ContactsOf(ContactCount contacts)
    {
        using var output = new StringWriter();
        new JsonScreen(output).Show(ResultOf(contacts));
        using var json = JsonDocument.Parse(output.ToString());
        return JsonSerializer.Serialize(json.RootElement.GetProperty("contacts"));
    }

    private static DemoResult ResultOf(ContactCount contacts) =>
        new() { Count = new DemoCount(), Contacts = contacts, Took = TimeSpan.FromSeconds(1), PeakRssBytes = 1 };
}
