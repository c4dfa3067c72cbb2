using Postvogn.Functions.Letters;
using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;
using Contact = Postvogn.Sandbox.DigitalPost.Contact;
using Outcome = Postvogn.Sandbox.Demo.Outcome;

namespace Postvogn.EndToEnd;

/// <summary>A source has its letters checked before they are sent: who is exempt gets none and the source hears of it at once, also when
/// the app is killed on the way.</summary>
public sealed class When_a_letter_cannot_arrive : IDisposable
{
    private const string Source = Solbjerg.PushSender;
    private static readonly Contact Citizen = new() { Type = ContactType.Citizen, Number = "6101501234" };
    private static readonly Contact Exempt = new() { Type = ContactType.Citizen, Number = "6101505678", Status = ContactStatus.Exempt };
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-reach-");
    private readonly LetterMaker maker = new(new Seeded(42), TimeProvider.System.GetUtcNow());
    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));

    public void Dispose()
    {
        patience.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(nameof(Step.AskReach))]
    [InlineData(nameof(Step.StopLetter))]
    public async Task Should_send_the_others_and_tell_of_it(string killedAt)
    {
        var killed = Path.Combine(folder.FullName, "killed");
        await using var stage = await Stage.StartAsync(
            new StageOptions
            {
                Directory = Path.Combine(folder.FullName, "stage"),
                CrashesOnPurpose = true,
                AdjustSettings = settings =>
                {
                    settings["Postvogn__Contacts__System"] = Source;
                    settings[$"Postvogn__Sources__{Source}__Check"] = "fresh";
                    settings[$"Postvogn__Sources__{Source}__Print"] = "false";
                    settings["Postvogn__Test__KillAt"] = killedAt;
                    settings["Postvogn__Test__KilledFile"] = killed;
                },
            },
            patience.Token);
        stage.DigitalPost.Registry.Put(Citizen);
        stage.DigitalPost.Registry.Put(Exempt);

        var stopped = await DropAsync(stage, "fritaget.xml", Exempt);
        var sent = await DropAsync(stage, "brev.xml", Citizen);

        var outcome = await OutcomeAsync(stage, "fritaget.xml");
        (outcome.State, outcome.By, outcome.Code, outcome.MessageUUID).ShouldBe(
            ("Undeliverable", "Postvogn", "recipient.is.exempt", stopped.ToString()));
        (await OutcomeAsync(stage, "brev.xml")).State.ShouldBe("Completed");
        while (await stage.Store.ExistsAsync("drop", $"{Source}/urgent/fritaget.xml", patience.Token))
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        await stage.Host.WaitUntilIdleAsync(patience.Token);
        stage.DigitalPost.Ledger.FindMessage(stopped).ShouldBeNull("nothing was sent");
        stage.DigitalPost.Ledger.FindMessage(sent)!.Submissions.ShouldBe(1);
        (await stage.Store.ListAsync("open", "messages", patience.Token)).ShouldBeEmpty();
        File.Exists($"{killed}.{killedAt}").ShouldBeTrue();
    }

    private async Task<Guid> DropAsync(Stage stage, string name, Contact recipient)
    {
        var letter = maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, recipient);
        using var memo = new MemoryStream();
        await MemoWriter.WriteAsync(memo, letter, patience.Token);
        memo.Position = 0;
        await stage.Store.PutAsync("drop", $"{Source}/urgent/{name}", memo, patience.Token);
        return letter.Header.MessageUuid;
    }

    private async Task<Outcome> OutcomeAsync(Stage stage, string name)
    {
        while (true)
        {
            if (await Outcome.ReadAsync(stage.Store, $"{Source}/urgent/{name}.json", patience.Token) is { } outcome) return outcome;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }
    }
}
