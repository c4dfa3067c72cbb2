using Postvogn.MeMo;
using Postvogn.Sandbox.Sftp;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.Sftp;

public sealed class ReceiptTests
{
    /// <summary>The example of TI 10.7.4, in one line as TI says the real ones are.</summary>
    private const string Example =
        "<?xml version='1.0' encoding='UTF-8'?><receipt><transmissionId>a5345a15-e5cc-4f6d-b2c7-97d0b036bfdf</transmissionId>" +
        "<messageUUID>e9f3bd3f-11d0-4af2-a72f-01327c5bcc96</messageUUID><messageId>MSG-12345</messageId>" +
        "<timeStamp>2020-06-05T12:00:00Z</timeStamp><receiptStatus>COMPLETED</receiptStatus></receipt>";

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Receipts_ListedFetchedDeleted_EachWhole()
    {
        await using var bed = await SftpBed.StartAsync();
        bed.Room.Put("receipts/a.xml", Example);
        bed.Room.Put("receipts/b.xml", "no receipt");
        var connection = bed.Connect();

        var list = await connection.ListReceiptsAsync(CancellationToken.None);
        list.Value!.Files.Select(f => (f.Name, f.Length)).ShouldBe([("a.xml", Example.Length), ("b.xml", 10)]);

        var fetched = await connection.FetchReceiptsAsync(list.Value.Files, CancellationToken.None);
        fetched.Outcome.ShouldBe(SftpOutcome.Done, fetched.Cause);
        fetched.Value!.Select(f => f.Name).ShouldBe(["a.xml", "b.xml"]);
        var receipt = fetched.Value![0].Receipt.ShouldNotBeNull();
        receipt.TransmissionId.ShouldBe(Guid.Parse("a5345a15-e5cc-4f6d-b2c7-97d0b036bfdf"));
        (receipt.MessageId, receipt.ReceiptStatus).ShouldBe(("MSG-12345", ReceiptStatus.Completed));
        fetched.Value[1].Receipt.ShouldBeNull();

        (await connection.DeleteReceiptsAsync(["a.xml", "a.xml"], CancellationToken.None)).Outcome.ShouldBe(SftpOutcome.Done);
        Directory.GetFiles(bed.Room.At("receipts")).ShouldBe([bed.Room.At("receipts/b.xml")]);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task ListReceipts_OddNames_AreCountedNotGiven()
    {
        await using var bed = await SftpBed.StartAsync();
        foreach (var name in (string[])["x\"\nrm b.xml\n.xml", "-rf", "a b.xml", "$(id).xml", "*.xml", ".hidden.xml", "b.xml"])
            bed.Room.Put($"receipts/{name}", Example);

        var list = await bed.Connect().ListReceiptsAsync(CancellationToken.None);

        list.Value!.Files.Select(f => f.Name).ShouldBe(["b.xml"]);
        list.Value.Unusable.ShouldBe(5, "a hidden one may be in the making");
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task DeleteReceipts_NameThatLeavesTheFolder_IsRefusedBeforeAnythingIsSent()
    {
        await using var bed = await SftpBed.StartAsync();
        bed.Room.Put("receipts/b.xml", Example);

        await Should.ThrowAsync<ArgumentException>(bed.Connect().DeleteReceiptsAsync(["b.xml", "../memos/a"], CancellationToken.None));

        File.Exists(bed.Room.At("receipts/b.xml")).ShouldBeTrue();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task ListReceipts_CutInTheMiddle_GivesNoList()
    {
        await using var bed = await SftpBed.StartAsync();
        for (var i = 0; i < 300; i++)
            await File.WriteAllTextAsync(bed.Room.At($"receipts/{i:0000}{new string('x', 150)}.xml"), "");
        await using var line = new FaultyLine(bed.Server.Port) { LargestDown = 30_000 };

        var list = await bed.Connect(line.Port).ListReceiptsAsync(CancellationToken.None);

        list.Outcome.ShouldBe(SftpOutcome.CutOff, list.Cause);
        list.Value.ShouldBeNull();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task ListReceipts_FolderMayNotBeListed_IsDenied()
    {
        await using var bed = await SftpBed.StartAsync();
        await bed.Room.AllowAsync("receipts", "300", CancellationToken.None);

        (await bed.Connect().ListReceiptsAsync(CancellationToken.None)).Outcome.ShouldBe(SftpOutcome.Denied);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task FetchReceipts_CutInTheMiddle_GivesThoseThatCameWhole()
    {
        await using var bed = await SftpBed.StartAsync();
        bed.Room.Put("receipts/a.xml", Example);
        bed.Room.Put("receipts/b.xml", new string('x', 60_000));
        var list = await bed.Connect().ListReceiptsAsync(CancellationToken.None);
        await using var line = new FaultyLine(bed.Server.Port) { LargestDown = 40_000 };

        var fetched = await bed.Connect(line.Port).FetchReceiptsAsync(list.Value!.Files, CancellationToken.None);

        fetched.Outcome.ShouldBe(SftpOutcome.CutOff, fetched.Cause);
        fetched.Value!.ShouldHaveSingleItem().Name.ShouldBe("a.xml");
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task FetchReceipts_OneIsGoneAndOneGrew_GivesTheOthersAndSaysSo()
    {
        await using var bed = await SftpBed.StartAsync();
        bed.Room.Put("receipts/a.xml", Example);
        SftpFile[] listed = [new("gone.xml", 10, default), new("a.xml", Example.Length, default)];

        var gone = await bed.Connect().FetchReceiptsAsync(listed, CancellationToken.None);
        var grown = await bed.Connect().FetchReceiptsAsync([listed[1] with { Length = 1 }], CancellationToken.None);

        gone.Outcome.ShouldBe(SftpOutcome.NoSuchFile, gone.Cause);
        gone.Value!.ShouldHaveSingleItem().Name.ShouldBe("a.xml");
        (grown.Outcome, grown.Value!.Count).ShouldBe((SftpOutcome.Changed, 0));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task FetchReceipts_LargerThanAnyReceipt_IsNoneAndIsNotFetched()
    {
        await using var bed = await SftpBed.StartAsync();
        bed.Room.Put("receipts/a.xml", new string('x', 100_000));
        var list = await bed.Connect().ListReceiptsAsync(CancellationToken.None);
        await using var line = new FaultyLine(bed.Server.Port) { LargestDown = 50_000 };

        var fetched = await bed.Connect(line.Port).FetchReceiptsAsync(list.Value!.Files, CancellationToken.None);

        fetched.Outcome.ShouldBe(SftpOutcome.Done, fetched.Cause);
        fetched.Value!.ShouldHaveSingleItem().Receipt.ShouldBeNull();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task DeleteReceipts_FolderRefused_IsDenied()
    {
        await using var bed = await SftpBed.StartAsync();
        bed.Room.Put("receipts/a.xml", Example);
        await bed.Room.AllowAsync("receipts", "500", CancellationToken.None);

        (await bed.Connect().DeleteReceiptsAsync(["a.xml"], CancellationToken.None)).Outcome.ShouldBe(SftpOutcome.Denied);
    }
}
