using Microsoft.Extensions.DependencyInjection;
using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Sandbox.Sftp;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Sending;

/// <summary>SendTransmission and SendUrgent of a system with protocol SFTP, against a real OpenSSH server (docs/adr/0018).</summary>
public sealed class When_a_system_sends_over_sftp
{
    private const int LongLetter = 750_000;

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_lay_the_archive_on_the_server_under_the_transmissions_id()
    {
        await using var app = await SftpApp.StartAsync();
        var id = await app.ComposedAsync();

        var sent = await app.SendAsync(id);

        sent.Status.ShouldBe(TransmissionStatus.Sent);
        sent.TransmissionId.ShouldBe(id);
        sent.MayHaveArrived.ShouldBeFalse();
        app.Delivered.ShouldBe([app.Room.At($"memos/{id:D}.tar.lzma")]);
        (await File.ReadAllBytesAsync(app.Delivered[0])).ShouldBe(await app.Rig.ReadAsync(Places.Archive(id)));
        (await app.Rig.ListAsync(Places.Open)).ShouldNotContain($"transmissions/{id:D}");
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_send_one_letter_as_an_archive_too()
    {
        await using var app = await SftpApp.StartAsync();

        var sent = await app.SendAsync(await app.ComposedAsync(letters: 1));

        sent.Status.ShouldBe(TransmissionStatus.Sent);
        (await File.ReadAllBytesAsync(app.Delivered.ShouldHaveSingleItem())).ShouldBe(await app.Rig.ReadAsync(Places.Archive(sent.Id)));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_send_an_urgent_letter_as_an_archive_of_its_own()
    {
        await using var app = await SftpApp.StartAsync();
        var letter = await app.LetterAsync(500, urgent: true);

        await app.Services.GetRequiredService<TransmissionSender>().SendAloneAsync(letter, default);

        var sent = await app.TransmissionAsync((await app.Rig.LetterAsync(letter)).Transmission!.Value);
        sent.Status.ShouldBe(TransmissionStatus.Sent);
        sent.Members.ShouldBe([letter]);
        app.Delivered.ShouldHaveSingleItem();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_wait_for_a_person_when_the_server_shows_another_key()
    {
        await using var app = await SftpApp.StartAsync();
        var id = await app.ComposedAsync();
        app.Restart(hostKey: (await app.Server.MakeKeyAsync("other", "ed25519", default)).PublicKey);

        await ShouldWaitForAPersonAsync(app, id, SftpOutcome.HostKeyWrong);

        app.Restart();
        await ShouldBeSentAfterAsync(app, id, TimeSpan.FromMinutes(30));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_wait_for_a_person_and_have_the_vault_read_when_the_server_refuses_the_key()
    {
        await using var app = await SftpApp.StartAsync();
        var id = await app.ComposedAsync();
        app.Restart(privateKey: (await app.Server.MakeKeyAsync("other", "ed25519", default)).PrivateKey);

        await ShouldWaitForAPersonAsync(app, id, SftpOutcome.KeyRefused);

        // An hour, were it not asked; nobody moves the clock.
        await app.Services.GetRequiredService<RefreshSignal>().WaitAsync(TimeSpan.FromHours(1), default).WaitAsync(
            TimeSpan.FromSeconds(30));
        app.Restart();
        await ShouldBeSentAfterAsync(app, id, TimeSpan.FromMinutes(30));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_leave_nothing_and_try_again_when_the_server_is_full()
    {
        await using var app = await SftpApp.StartAsync(largestFile: 1_000);
        var id = await app.ComposedAsync(bytes: LongLetter);

        var kept = await app.SendAsync(id);

        ShouldNotHaveArrived(kept, SftpOutcome.Full);
        kept.NotBefore.ShouldBe(app.Rig.Clock.GetUtcNow() + SftpApp.RetryAfter);
        app.Logs.Of(991).ShouldHaveSingleItem().Text.ShouldContain("Full");
        app.Delivered.ShouldBeEmpty();
        Directory.GetFiles(app.Room.At("memos/tmp")).ShouldBeEmpty();
        foreach (var letter in kept.Members) (await app.Rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_go_on_where_the_connection_was_cut()
    {
        await using var app = await SftpApp.StartAsync();
        // Cut once the server has written some of what it was sent: what it has not read yet, a cut takes with it.
        await using var line = new FaultyLine(app.Server.Port) { LargestUp = 800_000, Hangs = true, CutWhen = () => Sent(app) > 200_000 };
        var id = await app.ComposedAsync(bytes: LongLetter);
        app.Restart(port: line.Port);

        ShouldNotHaveArrived(await app.SendAsync(id), SftpOutcome.CutOff);

        app.Delivered.ShouldBeEmpty();
        Sent(app).ShouldBeInRange(200_000, 800_000);
        // The rest passes this line, which the whole would not.
        await using var rest = new FaultyLine(app.Server.Port) { LargestUp = 1_400_000 };
        app.Restart(port: rest.Port);
        await ShouldBeSentAfterAsync(app, id, SftpApp.RetryAfter);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_go_on_after_the_time_of_an_attempt_that_was_ended_in_the_middle()
    {
        await using var app = await SftpApp.StartAsync();
        await using var line = new FaultyLine(app.Server.Port) { LargestUp = 800_000, Hangs = true };
        var id = await app.ComposedAsync(bytes: LongLetter);
        app.Restart(port: line.Port);
        using var end = new CancellationTokenSource();
        var sending = app.Services.GetRequiredService<TransmissionSender>().SendAsync(id, end.Token);
        await line.Failed;
        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(sending);
        (await app.TransmissionAsync(id)).Status.ShouldBe(TransmissionStatus.Posting);

        // Whoever is hinted at it meanwhile cannot know that nobody is at it.
        app.Restart();
        (await app.SendAsync(id)).Attempt.ShouldBe(1);

        await ShouldBeSentAfterAsync(app, id, app.Rig.Settings.Timing.ResendUnknownAfter);
        (await app.TransmissionAsync(id)).MayHaveArrived.ShouldBeTrue();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_be_unknown_when_the_move_had_no_answer_and_find_it_there_later()
    {
        await using var app = await SftpApp.StartAsync();
        var id = await app.ComposedAsync();
        await using var line = app.LineThatLosesTheMove();
        app.Restart(port: line.Port);

        var kept = await app.SendAsync(id);

        kept.Status.ShouldBe(TransmissionStatus.Unknown);
        kept.MayHaveArrived.ShouldBeTrue();
        app.Restart();
        await ShouldBeSentAfterAsync(app, id, app.Rig.Settings.Timing.ResendUnknownAfter);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_be_uploaded_once_by_two_hints_at_once()
    {
        await using var app = await SftpApp.StartAsync();
        var id = await app.ComposedAsync();

        await Task.WhenAll(app.SendAsync(id), app.SendAsync(id), app.SendAsync(id));

        var sent = await app.TransmissionAsync(id);
        sent.Status.ShouldBe(TransmissionStatus.Sent);
        sent.Attempt.ShouldBe(1);
        app.Delivered.ShouldHaveSingleItem();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_fail_its_letters_when_it_was_never_to_be_had_for_a_week()
    {
        await using var app = await SftpApp.StartAsync();
        var id = await app.ComposedAsync();
        await app.Server.StopAsync();
        app.Rig.Clock.Advance(TimeSpan.FromDays(7));

        var kept = await app.SendAsync(id);

        kept.Status.ShouldBe(TransmissionStatus.Failed);
        foreach (var letter in kept.Members)
        {
            var outcome = (await app.Rig.LetterAsync(letter)).Outcome!;
            (outcome.State, outcome.Code).ShouldBe((LetterStatus.Failed, "NotConnected"));
        }
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_leave_its_letters_open_when_it_may_have_arrived_at_the_last_attempt()
    {
        await using var app = await SftpApp.StartAsync();
        var id = await app.ComposedAsync();
        await using var line = app.LineThatLosesTheMove();
        app.Restart(port: line.Port);
        app.Rig.Clock.Advance(TimeSpan.FromDays(7));

        var kept = await app.SendAsync(id);

        (kept.Status, kept.MayHaveArrived).ShouldBe((TransmissionStatus.Failed, true));
        foreach (var letter in kept.Members) (await app.Rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed);
    }

    /// <summary>How much of an archive the server has.</summary>
    private static long Sent(SftpApp app) => Directory.GetFiles(app.Room.At("memos/tmp")).Sum(part => new FileInfo(part).Length);

    private static async Task ShouldWaitForAPersonAsync(SftpApp app, Guid id, SftpOutcome outcome)
    {
        var kept = await app.SendAsync(id);

        ShouldNotHaveArrived(kept, outcome);
        kept.NotBefore.ShouldBe(app.Rig.Clock.GetUtcNow() + TimeSpan.FromMinutes(30));
        app.Logs.Of(992).ShouldHaveSingleItem().Text.ShouldContain(outcome.ToString());
        app.Delivered.ShouldBeEmpty();
    }

    private static void ShouldNotHaveArrived(Transmission kept, SftpOutcome outcome)
    {
        kept.Code.ShouldBe(outcome.ToString());
        kept.Status.ShouldBe(TransmissionStatus.Composed);
        kept.MayHaveArrived.ShouldBeFalse();
        kept.Attempt.ShouldBe(1);
    }

    private static async Task ShouldBeSentAfterAsync(SftpApp app, Guid id, TimeSpan wait)
    {
        app.Rig.Clock.Advance(wait);
        var sent = await app.SendAsync(id);
        sent.Status.ShouldBe(TransmissionStatus.Sent);
        sent.Attempt.ShouldBe(2);
        (await File.ReadAllBytesAsync(app.Delivered.ShouldHaveSingleItem())).ShouldBe(await app.Rig.ReadAsync(Places.Archive(id)));
    }
}
