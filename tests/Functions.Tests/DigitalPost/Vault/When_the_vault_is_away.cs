using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>Work that needs a certificate which has not been read: it waits a little, then ends without a failure and stays open, so
/// that no queue fills its dead letters (docs/adr/0007).</summary>
public sealed class When_the_vault_is_away : IAsyncLifetime
{
    private readonly Rig rig = new();
    private readonly TemporaryFolder folder = new();
    private RecordingService service = null!;
    private VaultBed bed = null!;
    private SystemClients clients = null!;
    private ServiceProvider parts = null!;
    private TransmissionSender sender = null!;

    public async Task InitializeAsync()
    {
        var roots = Path.Combine(folder.Path, "roots.pem");
        await File.WriteAllTextAsync(roots, TestIssuer.Shared.Root.ExportCertificatePem());
        service = await RecordingService.StartAsync();
        bed = await VaultBed.StartAsync(digitalPost: service.BaseAddress, trustedRoots: roots);
        bed.Import(TestIssuer.Shared.Issue("Solbjerg post"));
        bed.Server.Fault = SocketError.HostUnreachable;
        clients = new SystemClients(bed.Settings, bed.Credentials, bed.Clock, FixedRandom.None, bed.Logs.For<DigitalPostClient>());
        parts = rig.Parts(bed.Settings, services => services.AddSingleton(clients));
        sender = parts.GetRequiredService<TransmissionSender>();
    }

    public async Task DisposeAsync()
    {
        clients.Dispose();
        await bed.DisposeAsync();
        await service.DisposeAsync();
        rig.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Should_leave_a_transmission_open_and_untouched_for_sweep()
    {
        var id = await ComposedAsync();

        await PatienceEndsDuring(sender.SendAsync(id, default));

        var transmission = (await rig.Transmissions.FindAsync(id, default))!.Value;
        transmission.Status.ShouldBe(TransmissionStatus.Composed);
        transmission.Attempt.ShouldBe(0);
        transmission.MayHaveArrived.ShouldBeFalse();
        service.Seen.ShouldBeEmpty();
        bed.Logs.Of(919).ShouldHaveSingleItem().Text.ShouldStartWith("System post cannot call Digital Post");
        (await SweepLaterAsync()).ShouldBe([id.ToString()]);
    }

    [Fact]
    public async Task Should_leave_an_urgent_letter_open_for_sweep()
    {
        var letter = await rig.AcceptedLetterAsync(urgent: true);
        await rig.WriteAsync(Places.Memo(letter.MessageUuid), "<memo/>");

        await PatienceEndsDuring(sender.SendAloneAsync(letter.MessageUuid, default));

        var claimed = await rig.LetterAsync(letter.MessageUuid);
        claimed.Status.ShouldBe(LetterStatus.Claimed);
        (await SweepLaterAsync()).ShouldBe([$"{claimed.Transmission:D}"]);
    }

    [Fact]
    public async Task Should_wait_once_and_not_for_every_message()
    {
        await PatienceEndsDuring(sender.SendAsync(await ComposedAsync(), default));

        var second = sender.SendAsync(await ComposedAsync(), default);

        // Nobody moves the clock: it ends by itself, or the test does not.
        await second.WaitAsync(TimeSpan.FromSeconds(30));
        bed.Logs.Of(919).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Should_go_on_when_the_certificate_comes_within_the_wait()
    {
        var id = await ComposedAsync();
        var sending = sender.SendAsync(id, default);
        await bed.Clock.UntilWaitingAsync(1);
        sending.IsCompleted.ShouldBeFalse();
        bed.Server.Fault = null;

        (await bed.ReadAsync()).ShouldBeTrue();
        await sending;

        service.Seen.ShouldHaveSingleItem();
        (await rig.Transmissions.FindAsync(id, default))!.Value.Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task Should_ask_the_vault_again_for_work_that_waits()
    {
        await PatienceEndsDuring(sender.SendAsync(await ComposedAsync(), default));

        // An hour, were it not asked; nobody moves the clock.
        await bed.Signal.WaitAsync(TimeSpan.FromHours(1), default).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Should_end_the_pulling_functions_without_failing()
    {
        var settings = bed.Settings with
        {
            Systems = bed.Settings.Systems.ToDictionary(s => s.Key, s => s.Value with { Protocol = SystemProtocol.RestPull }),
        };
        var pulling = rig.Parts(settings, services => services.AddSingleton(clients));
        var (receipts, memos) = (pulling.GetRequiredService<PullReceiptsHandler>(), pulling.GetRequiredService<PullMemosHandler>());

        await PatienceEndsDuring(Task.WhenAll(receipts.RunAsync(default), memos.RunAsync(default)));

        bed.Logs.Of(919).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Should_leave_a_business_receipt_to_be_sent()
    {
        var receipts = parts.GetRequiredService<BusinessReceipts>();
        var sending = receipts.SendAsync(
            bed.Settings.Systems[VaultBed.System], Receipt.Positive(rig.Ids.NewId(), rig.Clock.GetUtcNow()), default);

        await PatienceEndsDuring(sending);

        (await sending).ShouldBeFalse();
    }

    private async Task PatienceEndsDuring(Task work)
    {
        await bed.Clock.UntilWaitingAsync(1);
        bed.Clock.Advance(FirstReads.Patience - TimeSpan.FromSeconds(1));
        work.IsCompleted.ShouldBeFalse();
        bed.Clock.Advance(TimeSpan.FromSeconds(1));
        await work;
    }

    private async Task<Guid> ComposedAsync()
    {
        var letter = await rig.AcceptedLetterAsync();
        await rig.WriteAsync(Places.Memo(letter.MessageUuid), "<memo/>");
        return (await rig.ComposeAsync()).Single();
    }

    private async Task<IReadOnlyList<string>> SweepLaterAsync()
    {
        rig.Clock.Advance(rig.Settings.Timing.SweepAfter);
        rig.Hints.Take();
        await rig.Get<SweepHandler>().RunAsync(default);
        return rig.Hints.Take()["transmissions"];
    }
}
