using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Operations;

public sealed class SweepTests : IDisposable
{
    private readonly Rig rig = new();
    private readonly SweepHandler sweep;

    public SweepTests() => sweep = rig.Get<SweepHandler>();

    [Theory]
    [InlineData("drop", "kmd/letter.xml", "drops")]
    [InlineData("receipts", "315fc432-9100-4b53-b5a6-96ae8ff9165b/r.json", "receipts")]
    [InlineData("received", "315fc432-9100-4b53-b5a6-96ae8ff9165b/1/2.xml", "received")]
    public async Task Run_BlobWhoseEventGotLost_IsHintedAtOnceItIsOld(string container, string name, string queue)
    {
        await rig.Store.MarkAsync(new BlobPath(container, name), default);
        (await SweepAsync()).ShouldBeEmpty();

        BlobEvent.PathOf((await SweepLaterAsync())[queue].ShouldHaveSingleItem()).ShouldBe(new BlobPath(container, name));
    }

    [Fact]
    public async Task Run_FileOfAPackage_IsNoDrop()
    {
        await rig.Store.MarkAsync(Places.Drop("kmd/brev.pdf"), default);
        (await SweepLaterAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("kmd/letter.xml", true)]
    [InlineData("kmd/.skjult.xml", true)]
    [InlineData("brev.xml", true)]
    [InlineData("kmd/brev.xml ", true)]
    [InlineData("ukendt/brev.zip", true)]
    [InlineData("kmd/brev.pdf", false)]
    [InlineData("kmd/files/brev.xml", false)]
    public async Task Run_DropWithoutAnEnd_IsCountedAndOverdueAfterAnHour(string name, bool isDrop)
    {
        await rig.WriteAsync(Places.Drop(name), "x");
        await SweepLaterAsync();
        rig.Logs.Of(950)[^1].Text.ShouldContain($"{(isDrop ? 1 : 0)} drops have no end yet, 0 of them overdue");
        rig.Clock.Advance(TimeSpan.FromMinutes(50));
        await SweepAsync();
        rig.Logs.Of(950)[^1].Text.ShouldContain($"{(isDrop ? 1 : 0)} drops have no end yet, {(isDrop ? 1 : 0)} of them overdue");
    }

    [Fact]
    public async Task Run_QueueThatIsFull_CountsTheDropsAndHintsNone()
    {
        await rig.WriteAsync(Places.Drop("kmd/letter.xml"), "x");
        rig.Hints.Counts["drops"] = 1_001;
        rig.Clock.Advance(TimeSpan.FromHours(2));
        (await SweepAsync()).ContainsKey("drops").ShouldBeFalse();
        rig.Logs.Of(950)[^1].Text.ShouldContain("1 drops have no end yet, 1 of them overdue");
    }

    [Theory]
    [InlineData(false, "outbound")]
    [InlineData(true, "urgent")]
    public async Task Run_LetterThatStillWaits_IsHintedAt(bool urgent, string queue)
    {
        var letter = await rig.AcceptedLetterAsync(urgent: urgent);
        (await SweepAsync()).ShouldBeEmpty();
        (await SweepLaterAsync())[queue].ShouldBe([urgent ? letter.MessageUuid.ToString() : "post"]);
    }

    [Fact]
    public async Task Run_TransmissionThatStandsStill_IsHintedAt()
    {
        var id = await ComposedAsync();
        (await SweepAsync()).ShouldBeEmpty();
        (await SweepLaterAsync())["transmissions"].ShouldBe([id.ToString()]);
    }

    [Fact]
    public async Task Run_TransmissionThatHasToWait_IsHintedAtWhenDueAndNotBefore()
    {
        var id = await ComposedAsync();
        var stored = (await rig.Transmissions.FindAsync(id, default))!;
        await rig.Transmissions.TryMoveAsync(
            stored, stored.Value with { Status = TransmissionStatus.Unknown, NotBefore = rig.Clock.GetUtcNow().AddMinutes(30) }, default);

        (await SweepLaterAsync()).ShouldBeEmpty();
        rig.Clock.Advance(TimeSpan.FromMinutes(20));
        (await SweepAsync())["transmissions"].ShouldBe([id.ToString()]);
    }

    [Fact]
    public async Task Run_LetterThatItsSealedTransmissionDoesNotList_WaitsAgain()
    {
        var letter = await rig.AcceptedLetterAsync();
        var transmission = await ComposedAsync(letter.MessageUuid);
        var stored = (await rig.Letters.FindAsync(letter.MessageUuid, default))!;
        await rig.Letters.TryMoveAsync(stored, letter with { Status = LetterStatus.Claimed, Transmission = transmission }, default);

        await SweepLaterAsync();

        (await rig.LetterAsync(letter.MessageUuid)).Status.ShouldBe(LetterStatus.Accepted);
        (await SweepLaterAsync())["outbound"].ShouldBe(["post"]);
    }

    [Fact]
    public async Task Run_SettledLetterThatIsNotClosed_IsClosed()
    {
        var letter = await rig.AcceptedLetterAsync();
        var stored = (await rig.Letters.FindAsync(letter.MessageUuid, default))!;
        var outcome = new Outcome { Drop = letter.Drop, State = LetterStatus.Completed, By = "DigitalPost", At = rig.Clock.GetUtcNow() };
        await rig.Letters.TryMoveAsync(stored, letter with { Status = LetterStatus.Completed, Outcome = outcome }, default);

        await SweepLaterAsync();

        (await rig.ListAsync("outcomes")).ShouldBe(["kmd/letter.xml.json"]);
        (await rig.OpenLettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_MarkersOfWhatNeverCameToBe_GoInTheEnd()
    {
        await rig.Store.MarkAsync(Places.OpenTransmission(rig.Ids.NewId()), default);
        await rig.Store.MarkAsync(Places.OpenLetter(rig.Ids.NewId()), default);

        await SweepLaterAsync();
        (await rig.ListAsync(Places.Open)).Count.ShouldBe(2);

        rig.Clock.Advance(TimeSpan.FromHours(1));
        await SweepAsync();
        (await rig.ListAsync(Places.Open)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ClaimedLetterWhoseTransmissionIsNotMarked_MarksItAgain()
    {
        var id = await ComposedAsync();
        await rig.Store.DeleteAsync(Places.OpenTransmission(id), default);

        (await SweepLaterAsync())["transmissions"].ShouldBe([id.ToString()]);
    }

    [Fact]
    public async Task Run_NothingOpen_HintsNothing() => (await SweepLaterAsync()).ShouldBeEmpty();

    public void Dispose() => rig.Dispose();

    /// <summary>A sealed transmission of one letter; another letter that waits is left waiting.</summary>
    private async Task<Guid> ComposedAsync(Guid? leftWaiting = null)
    {
        if (leftWaiting is { } waiting) await rig.Letters.WaitsNoMoreAsync("post", waiting, default);
        await rig.AcceptedLetterAsync();
        return (await rig.ComposeAsync()).Single();
    }

    private async Task<IReadOnlyDictionary<string, List<string>>> SweepAsync()
    {
        rig.Hints.Take();
        await sweep.RunAsync(default);
        return rig.Hints.Take();
    }

    private Task<IReadOnlyDictionary<string, List<string>>> SweepLaterAsync()
    {
        rig.Clock.Advance(TimeSpan.FromMinutes(11));
        return SweepAsync();
    }
}
