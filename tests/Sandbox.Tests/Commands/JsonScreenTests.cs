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
    public void Show_Stopped_SaysSoAndWhatIsOpen()
    {
        using var output = new StringWriter();
        var stopped = ResultOf(new ContactCount()) with { IsStopped = true, Count = new DemoCount { Dropped = 3, Open = 2 } };
        new JsonScreen(output).Show(stopped);

        using var json = JsonDocument.Parse(output.ToString());
        stopped.IsGood.ShouldBeFalse();
        json.RootElement.GetProperty("stopped").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("open").GetInt32().ShouldBe(2);
        json.RootElement.GetProperty("lost").GetInt32().ShouldBe(0);
    }

    [Fact]
    public void Show_LeftOut_IsNamedWithItsReason()
    {
        using var output = new StringWriter();
        new JsonScreen(output).Show(ResultOf(new ContactCount()) with { LeftOut = [new("brev.pdf", "No letter names it.")] });

        using var json = JsonDocument.Parse(output.ToString());
        json.RootElement.GetProperty("leftOut")[0].GetProperty("name").GetString().ShouldBe("brev.pdf");
        json.RootElement.GetProperty("leftOut")[0].GetProperty("why").GetString().ShouldBe("No letter names it.");
    }

    [Fact]
    public void ShowFault_RunThatCannotBegin_IsOneObjectTheSame()
    {
        using var output = new StringWriter();
        new JsonScreen(output).ShowFault("There is no func.");

        using var json = JsonDocument.Parse(output.ToString());
        json.RootElement.GetProperty("error").GetString().ShouldBe("There is no func.");
    }

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
