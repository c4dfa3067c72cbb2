using Postvogn.MeMo;

namespace Postvogn.DigitalPost.Tests.StandIn;

/// <summary>A sender system against the stand-in, over real TLS.</summary>
public sealed class SendingTests
{
    private static readonly Guid Uuid = Guid.Parse("e60394cd-1ba9-4ff0-833b-9a05113b3df1");
    private static readonly Guid Other = Guid.Parse("b6fcb074-2843-4f66-8481-682715232ac9");

    [Fact]
    public async Task PostMemoAsync_ALetter_IsReceivedAndItsReceiptIsFetchedKeptAndDeleted()
    {
        await using var bed = await StandInBed.StartAsync();
        var letter = StandInBed.Letter(Uuid);

        var posted = await bed.Client.PostMemoAsync(Uuid, new MemoryStream(letter), letter.Length);
        posted.Outcome.ShouldBe(CallOutcome.Succeeded);
        posted.TraceParent.ShouldNotBeNull();
        await bed.ValidatedAsync(Uuid);

        var id = (await bed.Client.FetchReceiptIdsAsync(Page.First)).Value.ShouldNotBeNull().Content.ShouldHaveSingleItem();
        for (var times = 0; times < 2; times++)
        {
            var receipt = (await bed.Client.FetchReceiptAsync(id)).Value.ShouldNotBeNull();
            receipt.MessageUuid.ShouldBe(Uuid);
            receipt.TransmissionId.ShouldBe(posted.Value!.TransmissionId);
            receipt.ReceiptStatus.ShouldBe(ReceiptStatus.Completed);
            receipt.ErrorCode.ShouldBeNull();
        }
        (await bed.Client.DeleteReceiptAsync(id)).Outcome.ShouldBe(CallOutcome.Succeeded);
        (await bed.Client.FetchReceiptAsync(id)).Outcome.ShouldBe(CallOutcome.NotFound);
        (await bed.Client.DeleteReceiptAsync(id)).Outcome.ShouldBe(CallOutcome.NotFound);
    }

    [Fact]
    public async Task PostMemoInBulkAsync_SentTwice_GivesBothReceiptsInBulk()
    {
        await using var bed = await StandInBed.StartAsync();
        var letter = StandInBed.Letter(Uuid);

        var first = await bed.Client.PostMemoInBulkAsync(Uuid, new MemoryStream(letter), letter.Length);
        await bed.ValidatedAsync(Uuid);
        var second = await bed.Client.PostMemoInBulkAsync(Uuid, new MemoryStream(letter), letter.Length);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await bed.Service.Ledger.WaitUntilAsync(ledger => ledger.FindMessage(Uuid)!.Submissions == 2, patience.Token);

        var page = (await bed.Client.FetchReceiptsInBulkAsync(Page.First)).Value.ShouldNotBeNull();

        page.TotalElements.ShouldBe(2);
        page.Receipts.ShouldAllBe(r => r.Id != null);
        page.Receipts.ToDictionary(r => r.TransmissionId!.Value, r => r.ErrorCode).ShouldBe(
            new Dictionary<Guid, string?>
            {
                [first.Value!.TransmissionId!.Value] = null,
                [second.Value!.TransmissionId!.Value] = "message.uuid.not.unique",
            },
            ignoreOrder: true);
    }

    [Theory]
    [InlineData(UploadForm.Raw, true)]
    [InlineData(UploadForm.Multipart, true)]
    [InlineData(UploadForm.Raw, false)]
    [InlineData(UploadForm.Multipart, false)]
    public async Task PostArchive_TwoLetters_GivesAReceiptForEach(UploadForm form, bool inBulk)
    {
        await using var bed = await StandInBed.StartAsync();
        using var archive = await ArchiveOfAsync(Uuid, Other);

        var posted = inBulk
            ? await bed.Client.PostArchiveInBulkAsync(archive, archive.Length, form)
            : await bed.Client.PostArchiveAsync(archive, archive.Length, form);
        posted.Outcome.ShouldBe(CallOutcome.Succeeded);
        await bed.ValidatedAsync(Uuid, Other);

        var page = (await bed.Client.FetchReceiptsInBulkAsync(new Page(0, 10))).Value.ShouldNotBeNull();
        page.Receipts.Select(r => r.MessageUuid!.Value).ShouldBe([Uuid, Other], ignoreOrder: true);
        page.Receipts.ShouldAllBe(r => r.TransmissionId == posted.Value!.TransmissionId && r.ReceiptStatus == ReceiptStatus.Completed);
    }

    [Fact]
    public async Task PostMemoAsync_KeyOfNoSystem_IsRefusedAndHeld() => await ShouldBeHeldAsync(
        CallOutcome.Unauthorized,
        bed => bed.ClientOf((bed.System with { ApiKey = "another-key" }).AuthenticationToken, bed.System.Cvr));

    [Fact]
    public async Task PostMemoAsync_CertificateOfAnotherOrganisation_IsRefusedAndHeld() => await ShouldBeHeldAsync(
        CallOutcome.Forbidden,
        bed => bed.ClientOf(bed.System.AuthenticationToken, "00112233"));

    private static async Task ShouldBeHeldAsync(CallOutcome outcome, Func<StandInBed, DigitalPostClient> client)
    {
        await using var bed = await StandInBed.StartAsync();
        var letter = StandInBed.Letter(Uuid);

        var answer = await client(bed).PostMemoAsync(Uuid, new MemoryStream(letter), letter.Length);

        answer.Outcome.ShouldBe(outcome);
        RetryPolicy.Decide(Operation.PostMemo, answer.Outcome, 1, TimeSpan.Zero).Step.ShouldBe(RetryStep.Hold);
        bed.Service.Ledger.Transmissions.ShouldBeEmpty();
    }

    private static async Task<MemoryStream> ArchiveOfAsync(params Guid[] messageUuids)
    {
        using var output = new MemoryStream();
        await using (var archive = new MemoArchiveWriter(output))
        {
            foreach (var uuid in messageUuids)
            {
                var letter = StandInBed.Letter(uuid);
                await archive.AddAsync(uuid, letter.Length, new MemoryStream(letter), default);
            }
            await archive.CompleteAsync(default);
        }
        return new MemoryStream(output.ToArray());
    }
}
