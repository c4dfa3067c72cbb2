using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Tests.DigitalPost;

namespace Postvogn.Functions.Tests.Sending;

public sealed class NothingToSendTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public async Task Send_MemoThatIsEmptyOrGone_FailsEveryLetterOfTheTransmission(int letters, bool isEmpty)
    {
        await using var bed = new Bed(await RecordingService.StartAsync());
        var rig = bed.Rig;
        var all = new List<Letter>();
        for (var i = 0; i < letters; i++) all.Add(await rig.AcceptedLetterAsync());
        foreach (var letter in all.Skip(1)) await rig.WriteAsync(Places.Memo(letter.MessageUuid), "<memo/>");
        if (isEmpty) await rig.WriteAsync(Places.Memo(all[0].MessageUuid), "");
        var id = (await rig.ComposeAsync()).Single();

        await bed.Get<TransmissionSender>().SendAsync(id, default);

        bed.Service.Seen.ShouldBeEmpty();
        (await rig.Transmissions.FindAsync(id, default))!.Value.Status.ShouldBe(TransmissionStatus.Failed);
        foreach (var letter in all)
        {
            var outcome = (await rig.LetterAsync(letter.MessageUuid)).Outcome!;
            (outcome.State, outcome.By, outcome.Code).ShouldBe((LetterStatus.Failed, "Postvogn", "memo.gone"));
        }

        (await rig.ListAsync(Places.Open)).ShouldBeEmpty();
    }

    private sealed class Bed(RecordingService service) : PostBed(service);
}
