using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Demo.Contacts;
using Postvogn.Sandbox.Sftp;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

/// <summary>The demo with its SFTP server: the list of the night, lookups and changes, and some of the letters, beside the rest.</summary>
public sealed class When_contacts_are_looked_up
{
    private static readonly DemoOptions WithContacts = Journey.Small with { ContactRows = 4_000 };

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_answer_as_Digital_Posts_registry_says_while_some_letters_go_over_SFTP()
    {
        var result = await Journey.RunAsync(WithContacts);

        result.Contacts.ShouldBe(new ContactCount { ListRows = 4_000, LookedUp = 1_000, LookedUpFresh = 1_000, ChangesPushed = 50 });
        Journey.ShouldHaveEveryEnd(result);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_answer_as_well_when_the_app_is_killed()
    {
        var result = await Journey.RunAsync(WithContacts with { Kills = 3, Seed = 7 });

        (result.Contacts.ListRows, result.Contacts.LookedUp, result.Contacts.LookedUpFresh, result.Contacts.Wrong)
            .ShouldBe((4_000, 1_000, 1_000, 0));
        result.Count.Problems.ShouldBeEmpty();
        result.IsGood.ShouldBeTrue();
    }
}
