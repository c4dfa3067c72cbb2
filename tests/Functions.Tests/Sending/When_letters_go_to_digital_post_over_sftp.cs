using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Contacts;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Sandbox.Certificates;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Sftp;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Sending;

/// <summary>From drop to outcome: the app's own functions, a real OpenSSH server, and the stand-in for Digital Post behind it.</summary>
public sealed class When_letters_go_to_digital_post_over_sftp : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder folder = new();
    private SandboxAuthority authority = null!;
    private SftpApp app = null!;
    private NationalService digitalPost = null!;

    public async Task InitializeAsync()
    {
        if (OpenSshServer.Missing is not null) return;
        authority = SandboxAuthority.LoadOrCreate(Path.Combine(folder.Path, "ca"), TimeProvider.System);
        app = await SftpApp.StartAsync();
        digitalPost = await NationalService.StartAsync(
            new() { Authority = authority, Directory = Path.Combine(folder.Path,
                "spool"), BusinessReceiptDelay = TimeSpan.FromMilliseconds(1) }, default);
        digitalPost.Registry.Put(new Organisation { Cvr = Rig.Cvr, Name = "Solbjerg Kommune" });
        digitalPost.Registry.Put(
            new MailSystem { Id = Rig.SystemId, ApiKey = "none", Cvr = Rig.Cvr, Name = "bulk", Protocol = ServiceProtocol.Sftp });
        digitalPost.Registry.Put(new Contact { Type = ContactType.Citizen, Number = SampleMemo.Cpr });
        digitalPost.OpenRoom(Rig.SystemId, app.Room);
    }

    public async Task DisposeAsync()
    {
        if (digitalPost is not null)
        {
            await digitalPost.DisposeAsync();
            await app.DisposeAsync();
            authority.Dispose();
        }

        folder.Dispose();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_have_an_outcome_each()
    {
        await DropAsync("taken.xml", SampleMemo.Xml(app.Rig.Ids.NewId()));
        await DropAsync("nobody.xml", SampleMemo.Xml(app.Rig.Ids.NewId()).Replace(SampleMemo.Cpr, "6101019998", StringComparison.Ordinal));
        await DropAsync("other.xml", SampleMemo.Xml(app.Rig.Ids.NewId()));

        await SendAllAsync();
        await ReceiptsAsync(6);

        (await OutcomeAsync("taken.xml")).State.ShouldBe(LetterStatus.Completed);
        (await OutcomeAsync("other.xml")).State.ShouldBe(LetterStatus.Completed);
        var refused = await OutcomeAsync("nobody.xml");
        (refused.State, refused.Code).ShouldBe((LetterStatus.Undeliverable, "recipient.not.found"));
        (await app.Rig.ListAsync(Places.Open)).ShouldBeEmpty();
        (await app.Rig.ListAsync("unmatched")).ShouldBeEmpty();
        Directory.GetFiles(app.Room.At("receipts")).ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_be_there_once_when_an_archive_that_was_taken_up_is_laid_there_again()
    {
        await DropAsync("taken.xml", SampleMemo.Xml(app.Rig.Ids.NewId()));
        await using var line = app.LineThatLosesTheMove();
        app.Restart(port: line.Port);
        await SendAllAsync();
        await UntilAsync(ledger => ledger.EntriesOf<ReceiptLaid>().Count == 2);

        // Before a receipt was fetched: the app cannot know that it has arrived.
        app.Restart();
        app.Rig.Clock.Advance(app.Rig.Settings.Timing.ResendUnknownAfter);
        await SendAllAsync();
        await ReceiptsAsync(3);

        digitalPost.Ledger.Messages.ShouldHaveSingleItem().Submissions.ShouldBe(1);
        (await OutcomeAsync("taken.xml")).State.ShouldBe(LetterStatus.Completed);
        (await app.Rig.ListAsync(Places.Open)).ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_arrive_once_when_digital_post_failed_at_the_archive_and_asks_for_it_again()
    {
        digitalPost.FailUploads(1);
        await DropAsync("taken.xml", SampleMemo.Xml(app.Rig.Ids.NewId()));
        await SendAllAsync();
        await ReceiptsAsync(1);
        (await app.Rig.ListAsync("outcomes")).ShouldBeEmpty();

        app.Rig.Clock.Advance(app.Rig.Settings.Timing.ResendUnknownAfter);
        await SendAllAsync();
        await ReceiptsAsync(3);

        digitalPost.Ledger.Messages.ShouldHaveSingleItem().Submissions.ShouldBe(1);
        (await OutcomeAsync("taken.xml")).State.ShouldBe(LetterStatus.Completed);
        (await app.Rig.ListAsync(Places.Open)).ShouldBeEmpty();
    }

    private async Task DropAsync(string name, string memo)
    {
        await app.Rig.WriteAsync(Places.Drop($"kmd/{name}"), Encoding.UTF8.GetBytes(memo));
        await app.Rig.AcceptDrop.RunAsync(BlobEvent.HintFor(Places.Drop($"kmd/{name}")), default);
        await app.Services.GetRequiredService<Composer>().ComposeAsync(SftpApp.System, default);
    }

    /// <summary>Has every transmission sent, as hints would.</summary>
    private async Task SendAllAsync()
    {
        var records = (await app.Rig.ListAsync("transmissions")).Where(name => name.EndsWith("/state.json", StringComparison.Ordinal));
        foreach (var name in records) await app.SendAsync(Guid.Parse(name.Split('/')[0]));
    }

    /// <summary>Waits for so many receipts that Digital Post lays out in all, and has them fetched and handled.</summary>
    private async Task ReceiptsAsync(int count)
    {
        await UntilAsync(ledger => ledger.EntriesOf<ReceiptLaid>().Count == count);
        await app.PullAsync();
        await app.HandleReceiptsAsync();
    }

    private async Task UntilAsync(Func<NationalLedger, bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        await digitalPost.Ledger.WaitUntilAsync(condition, patience.Token);
    }

    private async Task<Outcome> OutcomeAsync(string name) => (await app.Rig.ReadAsync(Places.Outcome(
        $"kmd/{name}", null), SendingJson.Default.Outcome))!;
}
