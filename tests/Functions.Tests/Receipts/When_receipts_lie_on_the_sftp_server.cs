using Microsoft.Extensions.DependencyInjection;
using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;
using Postvogn.MeMo;
using Postvogn.Sandbox.Sftp;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Receipts;

/// <summary>PullReceipts and HandleReceipt of a system with protocol SFTP, against a real OpenSSH server (docs/adr/0018).</summary>
public sealed class When_receipts_lie_on_the_sftp_server
{
    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_fail_the_letters_of_an_archive_that_was_refused()
    {
        await using var app = await SftpApp.StartAsync();
        var id = await app.ComposedAsync();
        await app.SendAsync(id);
        app.LayReceipt($"{id}.xml", id, null, "INVALID", "archive.processing.failed");

        await app.PullAsync();
        await app.HandleReceiptsAsync();

        var refused = await app.TransmissionAsync(id);
        (refused.Status, refused.Refused, refused.Code).ShouldBe((TransmissionStatus.Failed, true, "archive.processing.failed"));
        foreach (var letter in refused.Members)
        {
            var outcome = (await app.Rig.LetterAsync(letter)).Outcome!;
            (outcome.State, outcome.Code, outcome.TransmissionId).ShouldBe((LetterStatus.Failed, "archive.processing.failed", id));
        }

        (await app.Rig.ListAsync("transmissions")).ShouldContain(name => name.StartsWith($"{id:D}/receipts/"));
        app.Logs.Of(994).ShouldHaveSingleItem();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_settle_an_upload_whose_move_had_no_answer_without_another_one()
    {
        await using var app = await SftpApp.StartAsync();
        var id = await UnconfirmedAsync(app);
        app.LayReceipt($"{id}.xml", id, null, "RECEIVED");

        await app.PullAsync();
        await app.HandleReceiptsAsync();

        (await app.TransmissionAsync(id)).Status.ShouldBe(TransmissionStatus.Sent);
        app.Rig.Clock.Advance(TimeSpan.FromHours(1));
        (await app.SendAsync(id)).Attempt.ShouldBe(1);
        app.Delivered.ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_not_fail_letters_whose_archive_was_taken_twice()
    {
        await using var app = await SftpApp.StartAsync();
        var id = await UnconfirmedAsync(app);
        app.Rig.Clock.Advance(TimeSpan.FromHours(1));
        (await app.SendAsync(id)).Attempt.ShouldBe(2);
        app.LayReceipt($"{id}.xml", id, null, "INVALID", "transmission.uuid.not.unique");

        await app.PullAsync();
        await app.HandleReceiptsAsync();

        var sent = await app.TransmissionAsync(id);
        sent.Status.ShouldBe(TransmissionStatus.Sent);
        foreach (var letter in sent.Members) (await app.Rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed);
        (await app.Rig.ListAsync(Places.Receipts)).ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_leave_what_cannot_be_read_and_say_so_once()
    {
        await using var app = await SftpApp.StartAsync();
        var (id, letter) = (app.Rig.Ids.NewId(), app.Rig.Ids.NewId());
        app.Room.Put("receipts/broken.xml", "<receipt><receiptStatus>COMPL");
        app.Room.Put("receipts/empty.xml", "");
        app.Room.Put("receipts/a name.xml", "<receipt/>");
        app.LayReceipt("nobodys.xml", null, null, "COMPLETED");
        app.LayReceipt("good.xml", id, letter, "COMPLETED");

        await app.PullAsync();

        ReceiptsOnTheServer(app).ShouldBe(["a name.xml", "broken.xml", "empty.xml", "nobodys.xml"]);
        (await app.Rig.ListAsync(Places.Receipts)).ShouldBe([$"{Rig.SystemId:D}/{letter:D}-{id:D}-Completed.json"]);
        app.Logs.Of(995).ShouldHaveSingleItem().Text.ShouldStartWith("4 files");
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_store_a_receipt_that_comes_twice_once()
    {
        await using var app = await SftpApp.StartAsync();
        var (id, letter) = (app.Rig.Ids.NewId(), app.Rig.Ids.NewId());
        app.LayReceipt("first.xml", id, letter, "COMPLETED");
        app.LayReceipt("second.xml", id, letter, "COMPLETED");

        await app.PullAsync();

        (await app.Rig.ListAsync(Places.Receipts)).ShouldHaveSingleItem();
        ReceiptsOnTheServer(app).ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_leave_a_receipt_while_another_one_of_its_name_waits()
    {
        await using var app = await SftpApp.StartAsync();
        var id = await app.ComposedAsync();
        await app.SendAsync(id);
        app.LayReceipt("1.xml", id, null, "INVALID", "archive.processing.failed");
        app.LayReceipt("2.xml", id, null, "INVALID", "transmission.uuid.not.unique");

        await app.PullAsync();
        ReceiptsOnTheServer(app).Length.ShouldBe(1);

        await app.HandleReceiptsAsync();
        await app.PullAsync();
        ReceiptsOnTheServer(app).ShouldBeEmpty();
        (await app.Rig.ListAsync(Places.Receipts)).ShouldHaveSingleItem();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_delete_nothing_that_could_not_be_stored()
    {
        await using var app = await SftpApp.StartAsync();
        app.LayReceipt("good.xml", app.Rig.Ids.NewId(), app.Rig.Ids.NewId(), "COMPLETED");
        app.Restart(store: new RefusingStore(StoreProblem.Unreachable, "The store is away."));

        await Should.ThrowAsync<StoreUnavailableException>(app.PullAsync());

        ReceiptsOnTheServer(app).ShouldBe(["good.xml"]);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_say_why_and_take_nothing_when_the_server_shows_another_key()
    {
        await using var app = await SftpApp.StartAsync();
        app.LayReceipt("good.xml", app.Rig.Ids.NewId(), app.Rig.Ids.NewId(), "COMPLETED");
        app.Restart(hostKey: (await app.Server.MakeKeyAsync("other", "ed25519", default)).PublicKey);

        await app.PullAsync();

        app.Logs.Of(996).ShouldHaveSingleItem().Text.ShouldContain(nameof(SftpOutcome.HostKeyWrong));
        (await app.Rig.ListAsync(Places.Receipts)).ShouldBeEmpty();
        ReceiptsOnTheServer(app).ShouldBe(["good.xml"]);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_keep_what_was_stored_and_go_on_next_time_when_the_line_is_cut()
    {
        await using var app = await SftpApp.StartAsync();
        for (var i = 0; i < 200; i++) app.LayReceipt($"{i}.xml", app.Rig.Ids.NewId(), app.Rig.Ids.NewId(), "COMPLETED");
        await using var line = new FaultyLine(app.Server.Port) { LargestDown = 60_000 };
        app.Restart(port: line.Port);

        await app.PullAsync();

        var stored = (await app.Rig.ListAsync(Places.Receipts)).Count;
        app.Logs.Of(996).ShouldHaveSingleItem();
        stored.ShouldBeInRange(1, 199);
        (stored + ReceiptsOnTheServer(app).Length).ShouldBe(200);
        app.Restart();
        await app.PullAsync();
        (await app.Rig.ListAsync(Places.Receipts)).Count.ShouldBe(200);
        ReceiptsOnTheServer(app).ShouldBeEmpty();
    }

    /// <summary>A transmission whose archive Digital Post took up, though no answer came to its move.</summary>
    private static async Task<Guid> UnconfirmedAsync(SftpApp app)
    {
        var id = await app.ComposedAsync();
        await using var line = app.LineThatLosesTheMove();
        app.Restart(port: line.Port);
        (await app.SendAsync(id)).Status.ShouldBe(TransmissionStatus.Unknown);
        app.Restart();
        File.Delete(app.Delivered.ShouldHaveSingleItem());
        return id;
    }

    private static string[] ReceiptsOnTheServer(SftpApp app) =>
        [.. Directory.GetFiles(app.Room.At("receipts")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
