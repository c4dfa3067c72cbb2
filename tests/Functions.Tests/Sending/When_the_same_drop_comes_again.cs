using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Sending;

/// <summary>The rule of docs/drops.md, state by state: sent again under its messageUUID, or told anew what to do.</summary>
public sealed class When_the_same_drop_comes_again : IDisposable
{
    private const string Drop = "kmd/letter.xml";
    private readonly Rig rig = new();
    private readonly Guid messageUuid;

    public When_the_same_drop_comes_again() => messageUuid = rig.Ids.NewId();

    public void Dispose() => rig.Dispose();

    [Theory]
    [InlineData("Conflict")]
    [InlineData("ServerError")]
    [InlineData(NothingToSendException.Code)]
    public async Task Should_send_one_that_failed_again_under_its_messageUUID(string code)
    {
        await DropAsync();
        await FailAsync(code);
        (await OutcomeAsync())!.Message!.ShouldContain("same file again");

        await DropAsync();

        (await rig.ListAsync(Places.Drops)).ShouldBeEmpty();
        (await OutcomeAsync()).ShouldBeNull();
        var letter = await rig.LetterAsync(messageUuid);
        (letter.Status, letter.Outcome, letter.Transmission).ShouldBe((LetterStatus.Accepted, null, null));
        (await rig.WaitingAsync()).ShouldBe([messageUuid]);
        (await rig.OpenLettersAsync()).ShouldBe([$"messages/{messageUuid}"]);
        var again = (await rig.Transmissions.FindAsync((await rig.ComposeAsync()).Single(), default))!.Value;
        again.Members.ShouldBe([messageUuid]);

        await SettleAsync(LetterStatus.Completed);
        (await OutcomeAsync())!.State.ShouldBe(LetterStatus.Completed);
    }

    [Fact]
    public async Task Should_send_it_again_as_often_as_it_fails()
    {
        for (var i = 0; i < 3; i++)
        {
            await DropAsync();
            await FailAsync("Conflict");
            (await OutcomeAsync())!.State.ShouldBe(LetterStatus.Failed);
        }
    }

    [Theory]
    [InlineData(LetterStatus.Completed, "Digital Post has this letter")]
    [InlineData(LetterStatus.Rejected, "Digital Post refused this very letter")]
    [InlineData(LetterStatus.Undeliverable, "has its end")]
    [InlineData(LetterStatus.Recalled, "has its end")]
    public async Task Should_tell_of_one_that_has_its_end_what_to_do(object status, string note)
    {
        await DropAsync();
        await rig.ComposeAsync();
        await SettleAsync((LetterStatus)status);
        (await OutcomeAsync())!.Note.ShouldBeNull();
        await rig.Store.DeleteAsync(Places.Outcome(Drop, null), default);

        await DropAsync();

        (await rig.ListAsync(Places.Drops)).ShouldBeEmpty();
        var outcome = (await OutcomeAsync())!;
        (outcome.State, outcome.MessageUuid).ShouldBe(((LetterStatus)status, messageUuid));
        outcome.Note!.ShouldContain(note);
        outcome.Note!.ShouldContain("new messageUUID");
        (await rig.LetterAsync(messageUuid)).Status.ShouldBe((LetterStatus)status);
        (await rig.OpenLettersAsync()).ShouldBeEmpty();
        (await rig.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_leave_one_that_may_have_arrived_to_its_receipt()
    {
        await DropAsync();
        var id = (await rig.ComposeAsync()).Single();
        var stored = (await rig.Transmissions.FindAsync(id, default))!;
        var unanswered = stored.Value with { Status = TransmissionStatus.Failed, MayHaveArrived = true, Attempt = 9, Code = "NoAnswer" };
        await rig.Transmissions.TryMoveAsync(stored, unanswered, default);
        await rig.Letters.SettleFailedAsync(unanswered, default);

        await DropAsync();

        (await rig.LetterAsync(messageUuid)).Status.ShouldBe(LetterStatus.Claimed);
        (await OutcomeAsync()).ShouldBeNull();
        (await rig.OpenLettersAsync()).ShouldBe([$"messages/{messageUuid}"]);
        (await rig.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_refuse_one_that_we_refused_again_and_take_it_mended_under_its_messageUUID()
    {
        var broken = SampleMemo.Xml(messageUuid).Replace("<memo:label>Afgørelse</memo:label>", "", StringComparison.Ordinal);
        await DropAsync(broken);
        var first = (await OutcomeAsync())!;
        rig.Clock.Advance(TimeSpan.FromMinutes(1));

        await DropAsync(broken);

        (await OutcomeAsync())!.At.ShouldBeGreaterThan(first.At);
        await DropAsync();
        (await rig.LetterAsync(messageUuid)).Status.ShouldBe(LetterStatus.Accepted);
    }

    [Fact]
    public async Task Should_refuse_other_bytes_under_the_messageUUID_of_one_that_failed()
    {
        await DropAsync();
        await FailAsync("Conflict");

        await DropAsync(SampleMemo.Xml(messageUuid, "En anden"));

        var outcome = (await OutcomeAsync())!;
        (outcome.State, outcome.By, outcome.Code).ShouldBe((LetterStatus.Rejected, "Postvogn", "message.uuid.not.unique"));
        outcome.Findings[0].Fix.ShouldContain("new UUID");
    }

    [Fact]
    public async Task Should_send_of_an_archive_only_what_failed()
    {
        var (failed, sent) = (rig.Ids.NewId(), rig.Ids.NewId());
        var archive = await SampleMemo.ArchiveAsync((failed, SampleMemo.Xml(failed)), (sent, SampleMemo.Xml(sent)));
        await DropArchiveAsync(archive);
        await rig.ComposeAsync();
        foreach (var (letter, status) in new[] { (failed, LetterStatus.Failed), (sent, LetterStatus.Completed) })
            await SettleAsync(status, letter, "kmd/all.tar.lzma");

        await DropArchiveAsync(archive);

        (await rig.WaitingAsync()).ShouldBe([failed]);
        (await rig.ReadAsync(Places.Outcome("kmd/all.tar.lzma", $"{failed}"), SendingJson.Default.Outcome)).ShouldBeNull();
        (await rig.ReadAsync(Places.Outcome("kmd/all.tar.lzma", $"{sent}"), SendingJson.Default.Outcome))!.Note.ShouldNotBeNull();
    }

    [Fact]
    public async Task Should_go_on_where_a_process_was_ended()
    {
        await DropAsync();
        await FailAsync("Conflict");
        await rig.Letters.TakeAgainAsync((await rig.Letters.FindAsync(messageUuid, default))!, "another", default);
        (await OutcomeAsync())!.State.ShouldBe(LetterStatus.Failed);

        await DropAsync();

        (await rig.LetterAsync(messageUuid)).Status.ShouldBe(LetterStatus.Accepted);
        (await OutcomeAsync()).ShouldBeNull();
    }

    private async Task DropAsync(string? xml = null) => await DropAsync(Drop, Encoding.UTF8.GetBytes(xml ?? SampleMemo.Xml(messageUuid)));

    private Task DropArchiveAsync(byte[] archive) => DropAsync("kmd/all.tar.lzma", archive);

    private async Task DropAsync(string drop, byte[] bytes)
    {
        await rig.WriteAsync(Places.Drop(drop), bytes);
        await rig.AcceptDrop.RunAsync(BlobEvent.HintFor(Places.Drop(drop)), 1, default);
    }

    private async Task FailAsync(string code)
    {
        var stored = (await rig.Transmissions.FindAsync((await rig.ComposeAsync()).Single(), default))!;
        var failed = stored.Value with { Status = TransmissionStatus.Failed, Code = code };
        await rig.Transmissions.TryMoveAsync(stored, failed, default);
        await rig.Letters.SettleFailedAsync(failed, default);
    }

    private async Task SettleAsync(LetterStatus status, Guid? letter = null, string drop = Drop)
    {
        var outcome = new Outcome
        {
            Drop = drop, MessageUuid = letter ?? messageUuid, State = status, By = "DigitalPost", At = rig.Clock.GetUtcNow(),
        };
        await rig.Letters.SettleAsync((await rig.Letters.FindAsync(letter ?? messageUuid, default))!, outcome, default);
    }

    private Task<Outcome?> OutcomeAsync() => rig.ReadAsync(Places.Outcome(Drop, null), SendingJson.Default.Outcome);
}
