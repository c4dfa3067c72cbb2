using Postvogn.Functions.Letters;
using Postvogn.Functions.Requests;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Requests;

/// <summary>No record of the drop names the messageUUID that a MeMo brings (docs/adr/0047).</summary>
public sealed class When_a_memo_is_recalled_by_its_drop : IDisposable
{
    private const string Drop = "kmd/letter.xml";
    private readonly Rig rig = new();
    private readonly Guid letter = new RandomIds().NewId();

    [Fact]
    public async Task Should_be_found_while_it_is_open_and_after_it_has_its_end()
    {
        await DropAsync("kmd/other.xml", rig.Ids.NewId());
        await DropAsync(Drop, letter);
        (await rig.ListAsync(Places.AcceptedDrops)).ShouldBeEmpty();

        (await RecallAsync()).Single().State.ShouldBe(LetterStatus.Recalled);
        (await rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Recalled);
        (await rig.OpenLettersAsync()).Count.ShouldBe(1);

        (await RecallAsync()).Single().MessageUuid.ShouldBe(letter);
    }

    public void Dispose() => rig.Dispose();

    private async Task DropAsync(string drop, Guid messageUuid)
    {
        await rig.WriteAsync(Places.Drop(drop), SampleMemo.Xml(messageUuid));
        await rig.AcceptDrop.RunAsync(DropRuns.Created(drop), 1, default);
    }

    private async Task<IReadOnlyList<RecallResult>> RecallAsync()
    {
        await rig.WriteAsync(Places.Recall(Drop), "");
        await rig.Get<Recalls>().RunAsync(Drop, default);
        return (await rig.ReadAsync(Places.RecallAnswer(Drop), RequestsJson.Default.RecallAnswer))!.Letters;
    }
}
