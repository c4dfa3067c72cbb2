using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Telemetry;

/// <summary>Each letter counts once, however often a step is repeated.</summary>
public sealed class LetterCountsTests : IDisposable
{
    private readonly Rig rig = new();
    private readonly CountedHere counted = new();

    public void Dispose()
    {
        counted.Dispose();
        rig.Dispose();
    }

    [Fact]
    public async Task AcceptDrop_RepeatedForTheSameDrop_CountsOneLetter()
    {
        var xml = SampleMemo.Xml(rig.Ids.NewId());
        await DropAsync(xml);
        await DropAsync(xml);
        counted.Seen.ShouldBe(["letters.accepted 1 system=post"]);
    }

    [Fact]
    public async Task AcceptDrop_RefusedTwiceForTheSame_CountsOnce()
    {
        await DropAsync("<no memo>");
        await DropAsync("<no memo>");
        counted.Seen.ShouldBe(["letters.rejected 1 system=post by=Postvogn code=memo.invalid"]);
    }

    [Fact]
    public async Task AcceptDrop_RefusedOverAnOutcomeThatIsNoneOfOurs_StillTellsAndCounts()
    {
        await rig.WriteAsync(Places.Outcome("kmd/letter.xml", null), "{ \"state\": 7, ");
        await DropAsync("<no memo>");
        counted.Seen.ShouldBe(["letters.rejected 1 system=post by=Postvogn code=memo.invalid"]);
        Encoding.UTF8.GetString((await rig.ReadAsync(Places.Outcome("kmd/letter.xml", null)))!).ShouldContain("memo.invalid");
    }

    [Fact]
    public async Task Settle_Repeated_CountsOnce()
    {
        var letter = await rig.AcceptedLetterAsync();
        await SettleAsync(letter, LetterStatus.Completed);
        await SettleAsync(letter, LetterStatus.Completed);
        counted.Seen.ShouldBe(["letters.completed 1 system=post"]);
    }

    [Fact]
    public async Task Settle_CompletedAfterARejection_CountsAsBoth()
    {
        var letter = await rig.AcceptedLetterAsync();
        await SettleAsync(letter, LetterStatus.Rejected);
        await SettleAsync(letter, LetterStatus.Completed);
        await SettleAsync(letter, LetterStatus.Rejected);
        counted.Seen.ShouldBe(["letters.rejected 1 system=post by=DigitalPost code=memo.infected", "letters.completed 1 system=post"]);
    }

    private async Task DropAsync(string xml)
    {
        await rig.WriteAsync(Places.Drop("kmd/letter.xml"), xml);
        await rig.AcceptDrop.RunAsync(BlobEvent.HintFor(Places.Drop("kmd/letter.xml")), default);
    }

    private async Task SettleAsync(Letter letter, LetterStatus state) => await rig.Letters.SettleAsync(
        (await rig.Letters.FindAsync(letter.MessageUuid, default))!,
        new Outcome
        {
            Drop = letter.Drop,
            State = state,
            By = "DigitalPost",
            Code = state == LetterStatus.Completed ? null : "memo.infected",
            At = rig.Clock.GetUtcNow(),
        },
        default);
}
