using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Sftp;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.DigitalPost.Sftp;

/// <summary>Archives and receipts over SFTP (TI 10.7.4, 13.4.4).</summary>
public sealed class SftpSendingTests
{
    private static readonly Guid Transmission = new("91581881-23cb-40b0-9e50-9c4d500649e3");
    private static readonly Letter Good = new(new Guid("c2ec7c7a-f197-4ade-887e-6ce0d3a9267c")) { MessageId = "MSG-12345" };
    private static readonly Letter ToNobody = new(new Guid("a5345a15-e5cc-4f6d-b2c7-97d0b036bfdf")) { Recipient = NationalBed.NobodyAtAll };

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Archive_MovedToMemos_IsTakenUpAndReceiptedByFiles()
    {
        await using var bed = await SftpBed.StartAsync();
        await bed.HandOverAsync($"{Transmission}.tar.lzma", await Archives.OfAsync(Good, ToNobody));

        await bed.LookAsync(receipts: 3);

        bed.Receipts.ShouldBe([$"{Transmission}-{ToNobody.MessageUuid}.xml", $"{Transmission}-{Good.MessageUuid}.xml",
            $"{Transmission}.xml"]);
        Directory.GetFiles(bed.Room.At("memos")).ShouldBeEmpty();
        bed.National.Ledger.FindMessage(Good.MessageUuid)!.IsAccepted.ShouldBeTrue();
        var taken = bed.National.Ledger.Transmissions.ShouldHaveSingleItem();
        (taken.TransmissionId, taken.SystemId, taken.IsArchive, taken.IsBulk).ShouldBe((Transmission, bed.National.Pulling.Id, true, true));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Receipts_AsFiles_AreOneLineInTheFormOfTI()
    {
        await using var bed = await SftpBed.StartAsync();
        await bed.HandOverAsync($"{Transmission}.tar.lzma", await Archives.OfAsync(Good));

        await bed.LookAsync(receipts: 2);

        var technical = await File.ReadAllTextAsync(bed.Room.At($"receipts/{Transmission}.xml"));
        var business = await File.ReadAllTextAsync(bed.Room.At($"receipts/{Transmission}-{Good.MessageUuid}.xml"));
        technical.ShouldStartWith(
            $"<?xml version='1.0' encoding='UTF-8'?><receipt><transmissionId>{Transmission}</transmissionId><timeStamp>2030-01-07T08:00:0");
        technical.ShouldEndWith("<receiptStatus>RECEIVED</receiptStatus></receipt>");
        business.ShouldContain($"<messageUUID>{Good.MessageUuid}</messageUUID><messageId>MSG-12345</messageId>");
        business.ShouldEndWith("<receiptStatus>COMPLETED</receiptStatus></receipt>");
        business.ShouldNotContain("\n");
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Archive_ThatCannotBeOpened_HasANegativeTechnicalReceiptAlone()
    {
        await using var bed = await SftpBed.StartAsync();
        await bed.HandOverAsync($"{Transmission}.tar.lzma", "no archive"u8.ToArray());

        await bed.LookAsync(receipts: 1);

        bed.Receipts.ShouldBe([$"{Transmission}.xml"]);
        (await File.ReadAllTextAsync(bed.Room.At($"receipts/{Transmission}.xml"))).ShouldContain("<receiptStatus>INVALID</receiptStatus>");
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Archive_Empty_IsRefusedAsEmpty()
    {
        await using var bed = await SftpBed.StartAsync();
        await bed.HandOverAsync($"{Transmission}.tar.lzma", []);

        await bed.LookAsync(receipts: 1);

        (await File.ReadAllTextAsync(bed.Room.At($"receipts/{Transmission}.xml"))).ShouldContain("<errorCode>file.is.empty</errorCode>");
        bed.National.Ledger.Transmissions.ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Archive_NamedByAUuidOfAnotherVersion_IsRefusedForItsName()
    {
        await using var bed = await SftpBed.StartAsync();
        const string name = "91581881-23cb-10b0-9e50-9c4d500649e3";
        await bed.HandOverAsync($"{name}.tar.lzma", await Archives.OfAsync(Good));

        await bed.LookAsync(receipts: 1);

        var receipt = await File.ReadAllTextAsync(bed.Room.At($"receipts/{name}.xml"));
        receipt.ShouldContain("<errorCode>message.filename.invalid</errorCode>");
        receipt.ShouldContain($"<errorMessage>Message filename {name}.tar.lzma is invalid</errorMessage>");
        receipt.ShouldContain("<receiptStatus>INVALID</receiptStatus>");
        bed.National.Ledger.Transmissions.ShouldBeEmpty();
        Directory.GetFiles(bed.Room.At("memos")).ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Archive_OfATransmissionIdThatWasUsed_IsRefusedWhole()
    {
        await using var bed = await SftpBed.StartAsync();
        await bed.HandOverAsync($"{Transmission}.tar.lzma", await Archives.OfAsync(Good));
        await bed.LookAsync(receipts: 2);
        await bed.HandOverAsync($"{Transmission}.tar.lzma", await Archives.OfAsync(Good));

        await bed.LookAsync(receipts: 3);

        (await File.ReadAllTextAsync(bed.Room.At($"receipts/{Transmission}.xml"))).ShouldContain(
            "<errorCode>transmission.uuid.not.unique</errorCode>");
        bed.National.Ledger.FindMessage(Good.MessageUuid)!.Submissions.ShouldBe(1);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Files_OfAnotherNameOrOnlyInTmp_StayWhereTheyAre()
    {
        await using var bed = await SftpBed.StartAsync();
        bed.Room.Put("memos/brev.tar.lzma", "x");
        bed.Room.Put($"memos/{Guid.Empty}.zip", "x");
        bed.Room.Put($"memos/tmp/{Good.MessageUuid}.tar.lzma", "x");
        await bed.HandOverAsync($"{Transmission}.tar.lzma", await Archives.OfAsync(Good));

        await bed.LookAsync(receipts: 2);

        Directory.GetFiles(bed.Room.At("memos"), "*", SearchOption.AllDirectories).Length.ShouldBe(3);
        bed.National.Ledger.Transmissions.Count.ShouldBe(1);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Room_OfASystemWithRest_IsForListsOnly()
    {
        await using var bed = await SftpBed.StartAsync(ServiceProtocol.RestPull);
        bed.Room.Put($"memos/{Transmission}.tar.lzma", "x");
        bed.National.WireClock.Advance(TimeSpan.FromSeconds(1));

        await bed.National.Service.PublishContactListAsync(new(), CancellationToken.None);

        File.Exists(bed.Room.At($"memos/{Transmission}.tar.lzma")).ShouldBeTrue();
        File.Exists(bed.Room.At("contacts/contacts.csv")).ShouldBeTrue();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Receipts_NobodyTook_AreGoneAfterFourteenDays()
    {
        await using var bed = await SftpBed.StartAsync();
        await bed.HandOverAsync($"{Transmission}.tar.lzma", await Archives.OfAsync(Good));
        await bed.LookAsync(receipts: 2);
        bed.National.Clock.Advance(TimeSpan.FromDays(14));
        var other = new Guid("11111111-23cb-40b0-9e50-9c4d500649e3");
        await bed.HandOverAsync($"{other}.tar.lzma", []);

        await bed.LookAsync(receipts: 3);

        bed.Receipts.ShouldBe([$"{other}.xml"]);
    }
}
