using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Receipts;

public sealed class TechnicalReceiptsTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 7, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = new("91581881-23cb-40b0-9e50-9c4d500649e3");

    [Theory]
    [InlineData(TransmissionStatus.Posting, TransmissionStatus.Sent)]
    [InlineData(TransmissionStatus.Unknown, TransmissionStatus.Sent)]
    [InlineData(TransmissionStatus.Composed, TransmissionStatus.Sent)]
    [InlineData(TransmissionStatus.Sent, TransmissionStatus.Sent)]
    [InlineData(TransmissionStatus.Failed, TransmissionStatus.Sent)]
    public void After_Received_HasArrived(object before, object after) =>
        After(Transmission((TransmissionStatus)before, mayHaveArrived: true), Technical(ReceiptStatus.Received))
            .Status.ShouldBe((TransmissionStatus)after);

    [Fact]
    public void After_ReceivedThoughItWasRefused_StaysRefused()
    {
        var refused = After(Transmission(TransmissionStatus.Sent), Technical(ReceiptStatus.Invalid, "message.filename.invalid"));

        After(refused, Technical(ReceiptStatus.Received)).ShouldBe(refused);
    }

    [Theory]
    [InlineData(ReceiptStatus.Invalid, "archive.processing.failed", true)]
    [InlineData(ReceiptStatus.Invalid, "message.filename.invalid", false)]
    [InlineData(ReceiptStatus.NotAllowed, null, false)]
    [InlineData(ReceiptStatus.Invalid, "transmission.uuid.not.unique", false)]
    public void After_Refused_HasFailedWithTheCode(ReceiptStatus status, string? code, bool mayHaveArrived)
    {
        var after = After(Transmission(TransmissionStatus.Sent, mayHaveArrived), Technical(status, code));

        (after.Status, after.Refused, after.Code, after.TransmissionId).ShouldBe((TransmissionStatus.Failed, true, code ??
            "NotAllowed", Id));
        After(after, Technical(status, code)).ShouldBe(after);
    }

    [Theory]
    [InlineData(TransmissionStatus.Unknown)]
    [InlineData(TransmissionStatus.Sent)]
    public void After_UsedTransmissionIdWhenItMayHaveArrived_HasArrived(object before) =>
        After(Transmission((TransmissionStatus)before, mayHaveArrived: true), Technical(ReceiptStatus.Invalid,
            "transmission.uuid.not.unique")).Status.ShouldBe(TransmissionStatus.Sent);

    [Theory]
    [InlineData(TransmissionStatus.Posting)]
    [InlineData(TransmissionStatus.Sent)]
    [InlineData(TransmissionStatus.Unknown)]
    public void After_UnknownError_IsSentAgainLater(object before)
    {
        var after = After(Transmission((TransmissionStatus)before), Technical(ReceiptStatus.Invalid, "unknown.error"));

        (after.Status, after.AskedAgain, after.NotBefore).ShouldBe((TransmissionStatus.Composed, 1, Now.AddMinutes(15)));
        (after.MayHaveArrived, after.MayBeKnown(), after.Code).ShouldBe((false, true, "unknown.error"));
    }

    [Fact]
    public void After_UnknownErrorHandledTwice_CountsOnce()
    {
        var receipt = Technical(ReceiptStatus.Invalid, "unknown.error");
        var after = After(Transmission(TransmissionStatus.Sent), receipt);

        After(after, receipt).ShouldBe(after);
        After(after with { Status = TransmissionStatus.Sent }, receipt).Status.ShouldBe(TransmissionStatus.Sent);
        After(after with { Status = TransmissionStatus.Sent }, receipt with { TimeStamp = Now.AddHours(1) }).AskedAgain.ShouldBe(2);
    }

    [Fact]
    public void After_UnknownErrorAgainAndAgain_EndsFailed()
    {
        var transmission = Transmission(TransmissionStatus.Sent);
        for (var hour = 0; hour < 5; hour++)
        {
            transmission.Status.ShouldBe(TransmissionStatus.Sent, $"{hour}");
            var receipt = Technical(ReceiptStatus.Invalid, "unknown.error") with { TimeStamp = Now.AddHours(hour) };
            transmission = After(transmission, receipt);
            if (hour < 4) transmission = transmission with { Status = TransmissionStatus.Sent };
        }

        (transmission.Status, transmission.Refused, transmission.MayHaveArrived).ShouldBe((TransmissionStatus.Failed, true, false));
    }

    /// <summary>What failed at an unknown point may have kept its id: the same rule as for message.uuid.not.unique.</summary>
    [Fact]
    public void After_UsedTransmissionIdBehindAnUnknownError_HasArrived()
    {
        var again = After(Transmission(TransmissionStatus.Sent), Technical(ReceiptStatus.Invalid, "unknown.error"));
        var used = Technical(ReceiptStatus.Invalid, "transmission.uuid.not.unique") with { TimeStamp = Now.AddHours(1) };

        After(again with { Status = TransmissionStatus.Posting }, used).Status.ShouldBe(TransmissionStatus.Sent);
    }

    /// <summary>Of an empty file nothing can be there.</summary>
    [Fact]
    public void After_UsedTransmissionIdBehindAnEmptyFile_HasFailed()
    {
        var again = After(Transmission(TransmissionStatus.Sent), Technical(ReceiptStatus.Invalid, "file.is.empty"));
        var used = Technical(ReceiptStatus.Invalid, "transmission.uuid.not.unique") with { TimeStamp = Now.AddHours(1) };

        (again.Status, again.MayBeKnown(), again.NotBefore).ShouldBe((TransmissionStatus.Composed, false, Now.AddSeconds(10)));
        After(again with { Status = TransmissionStatus.Sent }, used).Status.ShouldBe(TransmissionStatus.Failed);
    }

    /// <summary>Its letters may be in another transmission by now.</summary>
    [Fact]
    public void After_UnknownErrorOfWhatHasFailed_StaysFailed() =>
        After(Transmission(TransmissionStatus.Failed), Technical(ReceiptStatus.Invalid, "unknown.error"))
            .Status.ShouldBe(TransmissionStatus.Failed);

    [Fact]
    public async Task TryApply_UnknownError_OpensTheTransmissionAgainAndLeavesTheLetters()
    {
        using var rig = new Rig();
        var (id, letter) = await SentAsync(rig);
        await rig.Transmissions.CloseAsync(id, default);

        var receipt = Technical(ReceiptStatus.Invalid, "unknown.error") with { TransmissionId = id };
        (await Of(rig).TryApplyAsync(Arrived(rig, receipt), default)).ShouldBeTrue();

        (await rig.ListAsync(Places.Open)).ShouldContain(Places.OpenTransmission(id).Name);
        (await rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed);
        rig.Logs.Of(1151).ShouldHaveSingleItem();
        rig.Logs.Of(994).ShouldBeEmpty();
    }

    [Fact]
    public async Task TryApply_UnknownErrorAtTheBound_FailsTheLettersForTheOperator()
    {
        using var rig = new Rig();
        var (id, letter) = await SentAsync(rig);
        for (var times = 0; times < 5; times++)
        {
            var stored = (await rig.Transmissions.FindAsync(id, default))!;
            await rig.Transmissions.TryMoveAsync(stored, stored.Value with { Status = TransmissionStatus.Sent }, default);
            rig.Clock.Advance(TimeSpan.FromHours(1));
            await Of(rig).TryApplyAsync(
                Arrived(rig, Technical(ReceiptStatus.Invalid, "unknown.error") with { TransmissionId = id }), default);
        }

        var outcome = (await rig.LetterAsync(letter)).Outcome!;
        (outcome.State, outcome.Code, outcome.Class).ShouldBe((LetterStatus.Failed, "unknown.error", OutcomeClass.CallOperator));
    }

    [Fact]
    public async Task TryApply_RefusedWhenItMayHaveArrived_LeavesTheLettersOpen()
    {
        using var rig = new Rig();
        var (id, letter) = await SentAsync(rig, mayHaveArrived: true);

        (await Of(rig).TryApplyAsync(Arrived(rig, Technical(ReceiptStatus.Invalid,
            "archive.processing.failed") with { TransmissionId = id }), default)).ShouldBeTrue();

        (await rig.Transmissions.FindAsync(id, default))!.Value.Status.ShouldBe(TransmissionStatus.Failed);
        (await rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task TryApply_ArchiveNamedAsTheMessage_IsTechnicalToo(bool namesTransmission, bool namesMessage)
    {
        using var rig = new Rig();
        var (id, letter) = await SentAsync(rig);
        var receipt = Technical(ReceiptStatus.Invalid,
            "message.filename.invalid") with { TransmissionId = namesTransmission ? id : null, MessageUuid = namesMessage ? id : null };

        (await Of(rig).TryApplyAsync(Arrived(rig, receipt), default)).ShouldBeTrue();

        (await rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Failed);
    }

    [Fact]
    public async Task TryApply_ReceiptOfALetter_IsNone()
    {
        using var rig = new Rig();
        var (id, letter) = await SentAsync(rig);

        var ofALetter = Technical(ReceiptStatus.Invalid) with { TransmissionId = id, MessageUuid = letter };
        (await Of(rig).TryApplyAsync(Arrived(rig, ofALetter), default)).ShouldBeFalse();
        (await Of(rig).TryApplyAsync(Arrived(rig, Technical(ReceiptStatus.Invalid) with { TransmissionId = rig.Ids.NewId() }), default))
            .ShouldBeFalse();

        (await rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed);
    }

    [Fact]
    public async Task TryApply_OfARestSystem_IsNone()
    {
        using var rig = new Rig();
        var (id, _) = await SentAsync(rig);
        var receipt = new ArrivedReceipt(
            rig.Settings.Systems["other"].Id, rig.Clock.GetUtcNow(), Technical(ReceiptStatus.Invalid) with { TransmissionId = id });

        (await Of(rig).TryApplyAsync(receipt, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task TryApply_OfAnotherSftpSystem_IsNone()
    {
        using var rig = new Rig();
        var (id, letter) = await SentAsync(rig);
        var receipt = new ArrivedReceipt(
            rig.Settings.Systems["other"].Id, rig.Clock.GetUtcNow(), Technical(ReceiptStatus.Invalid) with { TransmissionId = id });
        var technical = rig.Get<TechnicalReceipts>(rig.Settings with
        {
            Systems = rig.Settings.Systems.ToDictionary(s => s.Key, s => s.Value with { Protocol = SystemProtocol.Sftp }),
        });

        (await technical.TryApplyAsync(receipt, default)).ShouldBeFalse();

        (await rig.Transmissions.FindAsync(id, default))!.Value.Status.ShouldBe(TransmissionStatus.Sent);
        (await rig.LetterAsync(letter)).Status.ShouldBe(LetterStatus.Claimed);
    }

    private static Transmission After(Transmission transmission, Receipt receipt) =>
        TechnicalReceipts.After(transmission, Id, new ArrivedReceipt(Rig.SystemId, Now, receipt), Now, RetryTiming.Default);

    /// <summary>The system "post" has protocol SFTP, "other" has not.</summary>
    private static TechnicalReceipts Of(Rig rig) => rig.Get<TechnicalReceipts>(rig.Settings with
    {
        Systems = rig.Settings.Systems.ToDictionary(
            s => s.Key, s => s.Key == "post" ? s.Value with { Protocol = SystemProtocol.Sftp } : s.Value),
    });

    private static Transmission Transmission(TransmissionStatus status, bool mayHaveArrived = false) => new()
    {
        Id = Id, System = "post", Candidates = [], Status = status, MayHaveArrived = mayHaveArrived, CreatedAt = Now,
        ChangedAt = Now,
    };

    private static Receipt Technical(ReceiptStatus status, string? code = null) =>
        new() { TransmissionId = Id, ReceiptStatus = status, ErrorCode = code };

    private static ArrivedReceipt Arrived(Rig rig, Receipt receipt) => new(Rig.SystemId, rig.Clock.GetUtcNow(), receipt);

    private static async Task<(Guid Transmission, Guid Letter)> SentAsync(Rig rig, bool mayHaveArrived = false)
    {
        var letter = await rig.AcceptedLetterAsync();
        var id = (await rig.ComposeAsync()).Single();
        await rig.Transmissions.LinkReceiptsAsync(id, id, default);
        var stored = (await rig.Transmissions.FindAsync(id, default))!;
        await rig.Transmissions.TryMoveAsync(
            stored, stored.Value with { Status = TransmissionStatus.Sent, MayHaveArrived = mayHaveArrived }, default);
        return (id, letter.MessageUuid);
    }
}
