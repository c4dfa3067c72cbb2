using System.Text.Json;
using Postvogn.Functions.Letters;
using Postvogn.MeMo;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;
using Outcome = Postvogn.Sandbox.Demo.Outcome;

namespace Postvogn.EndToEnd;

/// <summary>A citizen answers a letter of the municipality: the reply lies where the source that sent the letter looks, with its
/// references, whatever contact point the citizen took; and our answer to it belongs to the same thread.</summary>
public sealed class When_a_letter_is_answered : IAsyncLifetime
{
    private const string Replies = "svar-til-social";
    private static readonly Contact Citizen = new() { Type = ContactType.Citizen, Number = "6101501234" };
    private static readonly Contact Neighbour = new() { Type = ContactType.Citizen, Number = "6101501236" };
    private static readonly Desk Desk = Solbjerg.Cast.Desks[0];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-answered-");
    private readonly LetterMaker maker = new(new Seeded(41), TimeProvider.System.GetUtcNow());
    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(3));
    private Stage stage = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await stage.DisposeAsync();
        patience.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Step.KeepThreadOf)]
    [InlineData(Step.KeepThreadEntry)]
    public async Task Should_find_its_case_also_when_the_app_is_killed_after(object? step)
    {
        var killed = Path.Combine(folder.FullName, "killed");
        await StartAsync(settings =>
        {
            if (step is null) return;
            settings["Postvogn__Test__KillAt"] = $"{step}";
            settings["Postvogn__Test__KilledFile"] = killed;
        });
        var sent = await SendAsync("brev.xml");

        var reply = await ReplyAsync(Citizen, sent);
        var stranger = await ReplyAsync(Neighbour, sent);
        var answer = await SendAsync("svar.xml", reply, sent);

        if (step is not null) File.Exists($"{killed}.{step}").ShouldBeTrue();
        var message = await MessageAsync(Replies, reply);
        message.GetProperty("routedBy").GetProperty("by").GetString().ShouldBe("reply");
        var answers = message.GetProperty("answers");
        answers.GetProperty("messageUUID").GetGuid().ShouldBe(sent);
        answers.GetProperty("drop").GetString().ShouldBe($"{Solbjerg.PushSender}/urgent/brev.xml");
        answers.GetProperty("messageID").GetString().ShouldStartWith("SAG-");
        var routed = (await MessageAsync(Desk.Destination, stranger)).GetProperty("routedBy");
        routed.GetProperty("unmatched").GetString().ShouldBe("otherSender");
        var thread = (await stage.Store.ListAsync("messages", $"{sent}/thread", patience.Token)).Select(blob => blob.Name).ToList();
        thread.Count.ShouldBe(2);
        thread.ShouldContain(name => name.EndsWith($"received-{reply}-{Replies}", StringComparison.Ordinal));
        thread.ShouldContain(name => name.EndsWith($"sent-{answer}-{Solbjerg.PushSender}", StringComparison.Ordinal));
    }

    private async Task StartAsync(Action<IDictionary<string, string>> adjust)
    {
        var options = new StageOptions
        {
            Directory = folder.FullName,
            AdjustSettings = settings =>
            {
                settings[$"Postvogn__Sources__{Solbjerg.PushSender}__Destination"] = Replies;
                adjust(settings);
            },
        };
        stage = await Stage.StartAsync(options, patience.Token);
        stage.DigitalPost.Registry.Put(Citizen);
    }

    // Until Digital Post has taken it and its source knows.
    private async Task<Guid> SendAsync(string name, params Guid[] answers)
    {
        var letter = Answering(maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, Citizen), answers);
        using var memo = new MemoryStream();
        await MemoWriter.WriteAsync(memo, letter, patience.Token);
        memo.Position = 0;
        await stage.Store.PutAsync("drop", $"{Solbjerg.PushSender}/urgent/{name}", memo, patience.Token);
        await stage.DigitalPost.Ledger.WaitUntilAsync(
            ledger => ledger.EntriesOf<ReceiptPushed>().Any(push =>
                push.Receipt.MessageUuid == letter.Header.MessageUuid && push.Answer.IsAccepted),
            patience.Token);
        await stage.Host.WaitUntilIdleAsync(patience.Token);
        (await Outcome.ReadAsync(stage.Store, $"{Solbjerg.PushSender}/urgent/{name}.json", patience.Token))!.State.ShouldBe("Completed");
        return letter.Header.MessageUuid;
    }

    private async Task<Guid> ReplyAsync(Contact sender, Guid answered)
    {
        var letter = Answering(maker.Reply(sender, Solbjerg.Municipality, Desk.Point), answered);
        var uuid = letter.Header.MessageUuid;
        var path = Path.Combine(folder.FullName, $"{uuid}.xml");
        await using (var memo = File.Create(path)) await MemoWriter.WriteAsync(memo, letter, patience.Token);
        await stage.DigitalPost.SendToRecipientAsync(Desk.Point.SystemId, path, patience.Token);
        await stage.DigitalPost.Ledger.WaitUntilAsync(
            ledger => ledger.FindDelivery(Desk.Point.SystemId, uuid) is { State: DeliveryState.Delivered }, patience.Token);
        await stage.Host.WaitUntilIdleAsync(patience.Token);
        return uuid;
    }

    private static Message Answering(Message letter, params Guid[] answers) => letter with
    {
        Header = letter.Header with { ReplyData = [.. answers.Select(answered => new ReplyData { MessageUuid = answered })] },
    };

    private async Task<JsonElement> MessageAsync(string destination, Guid messageUuid)
    {
        await using var content = await stage.Store.OpenAsync("inbox", $"{destination}/{messageUuid}/message.json", patience.Token);
        content.ShouldNotBeNull($"{messageUuid} must lie in {destination}");
        using var message = await JsonDocument.ParseAsync(content, default, patience.Token);
        return message.RootElement.Clone();
    }
}
