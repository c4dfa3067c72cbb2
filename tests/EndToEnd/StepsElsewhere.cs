using Postvogn.Functions.Letters;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

/// <summary>The steps that <see cref="When_the_app_is_killed_after_each_step"/> does not come past, why, and the test that ends each
/// instead.</summary>
internal static class StepsElsewhere
{
    private const string Chase =
        "Receipts are chased after hours of silence, and a transmission is given up after a week: the run lasts a minute.";
    private const string Infected = "No letter of the run is infected: it has no scanner.";
    private const string Notified =
        "Every recipient system of the run is pushed to or pulled: a notification that finds no process is not repeated.";
    private const string Contacts = "A run about contacts carries no letter, and the small run has no contacts.";
    private const string OfContacts = "When_a_run_about_contacts_is_cut_off";

    public static IReadOnlyDictionary<Step, (string Why, string Test)> All { get; } = new Dictionary<Step, (string Why, string Test)>
    {
        [Step.AskEventLog] = (Chase, "When_a_chase_is_cut_off"),
        [Step.ReopenTransmission] = (Chase, "When_a_chase_is_cut_off"),
        [Step.QuarantineLetter] = (Infected, "When_a_letter_is_infected"),
        [Step.KeepQuarantine] = (Infected, "When_a_letter_is_infected"),
        [Step.KeepNotification] = (Notified, "NotifiedLettersTests"),
        [Step.RemoveNotification] = (Notified, "NotifiedLettersTests"),
        [Step.StoreContactIndex] = (Contacts, OfContacts),
        [Step.DropKnownChanges] = (Contacts, OfContacts),
        [Step.NoteContactChange] = (Contacts, OfContacts),
        [Step.StoreContactChanges] = (Contacts, OfContacts),
        [Step.MoveContactCursor] = (Contacts, OfContacts),
        [Step.RemoveContactNotes] = (Contacts, OfContacts),
    };
}

/// <summary>The list says what is true.</summary>
public sealed class StepsElsewhereTests
{
    [Fact]
    public void All_EveryStep_HasAReasonAndATestThatIsThere()
    {
        foreach (var (step, (why, test)) in StepsElsewhere.All)
        {
            why.ShouldEndWith(".", Case.Sensitive, $"{step}");
            Directory.EnumerateFiles(Repository.Find("tests/Functions.Tests")!, $"{test}.cs", SearchOption.AllDirectories)
                .ShouldHaveSingleItem($"{step}");
        }
    }
}
