using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;

namespace Postvogn.Functions.Tests.Sending;

public sealed class FailedTransmissionTests : IDisposable
{
    private readonly Rig rig = new();

    [Fact]
    public async Task SettleFailed_NothingCanHaveArrived_FailsEachAndClosesIt()
    {
        var transmission = await FailedAsync(mayHaveArrived: false);

        await rig.Letters.SettleFailedAsync(transmission, default);

        foreach (var messageUuid in transmission.Members)
        {
            var outcome = (await rig.LetterAsync(messageUuid)).Outcome!;
            outcome.State.ShouldBe(LetterStatus.Failed);
            outcome.Code.ShouldBe("Conflict");
            outcome.Traceparent.ShouldBe("00-1-2-01");
        }

        (await rig.ListAsync(Places.Open)).ShouldNotContain(name => name.StartsWith(Places.OpenLettersPrefix));
    }

    [Fact]
    public async Task SettleFailed_AnAttemptMayHaveArrived_LeavesEachOpenForItsReceipt()
    {
        var transmission = await FailedAsync(mayHaveArrived: true);

        await rig.Letters.SettleFailedAsync(transmission, default);

        foreach (var messageUuid in transmission.Members) (await rig.LetterAsync(messageUuid)).Status.ShouldBe(LetterStatus.Claimed);
        (await rig.ListAsync("outcomes")).ShouldBeEmpty();
        (await rig.ListAsync(Places.Open)).Count(name => name.StartsWith(Places.OpenLettersPrefix)).ShouldBe(2);
    }

    [Fact]
    public async Task SettleFailed_LetterThatAReceiptHasSettled_StaysSo()
    {
        var transmission = await FailedAsync(mayHaveArrived: false);
        var completed = transmission.Members[0];
        await rig.Letters.SettleAsync(
            (await rig.Letters.FindAsync(completed, default))!,
            new Outcome { Drop = "kmd/letter.xml", State = LetterStatus.Completed, By = "DigitalPost", At = rig.Clock.GetUtcNow() },
            default);

        await rig.Letters.SettleFailedAsync(transmission, default);

        (await rig.LetterAsync(completed)).Status.ShouldBe(LetterStatus.Completed);
        (await rig.LetterAsync(transmission.Members[1])).Status.ShouldBe(LetterStatus.Failed);
    }

    public void Dispose() => rig.Dispose();

    private async Task<Transmission> FailedAsync(bool mayHaveArrived)
    {
        var letters = new[] { await rig.AcceptedLetterAsync(), await rig.AcceptedLetterAsync() };
        var id = (await rig.ComposeAsync()).Single();
        var stored = (await rig.Transmissions.FindAsync(id, default))!;
        var failed = stored.Value with
        {
            Status = TransmissionStatus.Failed,
            MayHaveArrived = mayHaveArrived,
            Code = "Conflict",
            Traceparent = "00-1-2-01",
        };
        return (await rig.Transmissions.TryMoveAsync(stored, failed, default))!.Value;
    }
}
