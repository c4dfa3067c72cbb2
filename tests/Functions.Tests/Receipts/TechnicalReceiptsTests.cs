using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Receipts;

public sealed class TechnicalReceiptsTests
{
    private static readonly Guid Id = new("91581881-23cb-40b0-9e50-9c4d500649e3");

    [Theory]
    [InlineData(TransmissionStatus.Posting, TransmissionStatus.Sent)]
    [InlineData(TransmissionStatus.Unknown, TransmissionStatus.Sent)]
    [InlineData(TransmissionStatus.Composed, TransmissionStatus.Sent)]
    [InlineData(TransmissionStatus.Sent, TransmissionStatus.Sent)]
    [InlineData(TransmissionStatus.Failed, TransmissionStatus.Sent)]
    public void After_Received_HasArrived(object before, object after) =>
        TechnicalReceipts.After(Transmission((TransmissionStatus)before, mayHaveArrived: true), Id, Technical(ReceiptStatus.Received))
            .Status.ShouldBe((TransmissionStatus)after);

    [Fact]
    public void After_ReceivedThoughItWasRefused_StaysRefused()
    {
        var refused = TechnicalReceipts.After(Transmission(TransmissionStatus.Sent), Id, Technical(ReceiptStatus.Invalid, "file.is.empty"));

        TechnicalReceipts.After(refused, Id, Technical(ReceiptStatus.Received)).ShouldBe(refused);
    }

    [Theory]
    [InlineData(ReceiptStatus.Invalid, "archive.processing.failed", true)]
    [InlineData(ReceiptStatus.Invalid, "unknown.error", false)]
    [InlineData(ReceiptStatus.NotAllowed, null, false)]
    [InlineData(ReceiptStatus.Invalid, "transmission.uuid.not.unique", false)]
    public void After_Refused_HasFailedWithTheCode(ReceiptStatus status, string? code, bool mayHaveArrived)
    {
        var after = TechnicalReceipts.After(Transmission(TransmissionStatus.Sent, mayHaveArrived), Id, Technical(status, code));

        (after.Status, after.Refused, after.Code, after.TransmissionId).ShouldBe((TransmissionStatus.Failed, true, code ??
            "NotAllowed", Id));
        TechnicalReceipts.After(after, Id, Technical(status, code)).ShouldBe(after);
    }

    [Theory]
    [InlineData(TransmissionStatus.Unknown)]
    [InlineData(TransmissionStatus.Sent)]
    public void After_UsedTransmissionIdWhenItMayHaveArrived_HasArrived(object before) =>
        TechnicalReceipts.After(Transmission((TransmissionStatus)before, mayHaveArrived: true), Id, Technical(ReceiptStatus.Invalid,
            "transmission.uuid.not.unique")).Status.ShouldBe(TransmissionStatus.Sent);

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
            "unknown.error") with { TransmissionId = namesTransmission ? id : null, MessageUuid = namesMessage ? id : null };

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

    /// <summary>The system "post" has protocol SFTP, "other" has not.</summary>
    private static TechnicalReceipts Of(Rig rig) => rig.Get<TechnicalReceipts>(rig.Settings with
    {
        Systems = rig.Settings.Systems.ToDictionary(
            s => s.Key, s => s.Key == "post" ? s.Value with { Protocol = SystemProtocol.Sftp } : s.Value),
    });

    private static Transmission Transmission(TransmissionStatus status, bool mayHaveArrived = false) => new()
    {
        Id = Id, System = "post", Candidates = [], Status = status, MayHaveArrived = mayHaveArrived, CreatedAt = DateTimeOffset.UnixEpoch,
        ChangedAt = DateTimeOffset.UnixEpoch,
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
