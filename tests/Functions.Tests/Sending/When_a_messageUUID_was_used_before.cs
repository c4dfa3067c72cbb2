using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Sending;

/// <summary>A letter that is new is accepted in one write, after its MeMo. What an earlier try or another letter has left, whichever part
/// of it, is seen, and no letter gets the MeMo of another (docs/adr/0047).</summary>
public sealed class When_a_messageUUID_was_used_before : IDisposable
{
    private const string Drop = "kmd/letter.xml";
    private readonly Rig rig = new();
    private readonly Guid letter = new RandomIds().NewId();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Should_be_accepted_with_its_own_memo_after_a_try_that_ended(bool isMarked, bool hasMemo)
    {
        if (isMarked) await rig.Store.MarkAsync(Places.OpenLetter(letter), default);
        if (hasMemo) await rig.WriteAsync(Places.Memo(letter), "another");

        await DropAsync("mine");

        (await rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Accepted);
        (await MemoAsync()).ShouldBe(SampleMemo.Xml(letter, "mine"));
        (await rig.ListAsync(Places.Open)).ShouldBe([$"messages/{letter}", $"waiting/post/{letter}"]);
    }

    /// <summary>The first has its end or is open; its marker and MeMo stand or are gone, by whatever hand.</summary>
    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, true)]
    [InlineData(true, true, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, false)]
    public async Task Should_be_refused_and_leave_the_first_letter_as_it_was(bool isMarked, bool hasMemo, bool isFinal)
    {
        await DropAsync("first");
        if (isFinal) await SettleAsync();
        if (isMarked) await rig.Store.MarkAsync(Places.OpenLetter(letter), default);
        else await rig.Store.DeleteAsync(Places.OpenLetter(letter), default);
        if (!hasMemo) await rig.Store.DeleteAsync(Places.Memo(letter), default);
        var before = await rig.LetterAsync(letter);

        await DropAsync("second", "kmd/second.xml");

        var after = await rig.LetterAsync(letter);
        (after.Drop, after.Status, after.ChangedAt).ShouldBe((before.Drop, before.Status, before.ChangedAt));
        (await MemoAsync()).ShouldBe(hasMemo ? SampleMemo.Xml(letter, "first") : null);
        var outcome = await rig.ReadAsync(Places.Outcome("kmd/second.xml", null), SendingJson.Default.Outcome);
        outcome!.Code.ShouldBe("message.uuid.not.unique");
    }

    public void Dispose() => rig.Dispose();

    private async Task DropAsync(string label, string drop = Drop)
    {
        await rig.WriteAsync(Places.Drop(drop), SampleMemo.Xml(letter, label));
        await rig.AcceptDrop.RunAsync(DropRuns.Created(drop), default);
    }

    private async Task SettleAsync() => await rig.Letters.SettleAsync(
        (await rig.Letters.FindAsync(letter, default))!,
        new Outcome
        {
            Drop = Drop, MessageUuid = letter, State = LetterStatus.Completed, By = "DigitalPost", At = rig.Clock.GetUtcNow(),
        },
        default);

    private async Task<string?> MemoAsync() =>
        await rig.ReadAsync(Places.Memo(letter)) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
