using System.Net.Http.Headers;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;

namespace Postvogn.Sandbox.Tests.DigitalPost;

/// <summary>A letter near the largest allowed streams through both ways (TI 10.2.3).</summary>
public sealed class LargeLetterTests
{
    private const int Size = 95_000_000;

    private static readonly Letter Letter = new(new Guid("d6fcb074-2843-4f66-8481-682715232ac9"));

    [Fact]
    public async Task Send_LargeLetter_IsCompletedAndNeverHeld()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var path = bed.NewLargeFile(Letter, Size);
        await using var file = File.OpenRead(path);
        using var content = new StreamContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/xml") } };
        var before = GC.GetTotalAllocatedBytes();

        await client.PostAsync($"memos/?memo-message-uuid={Letter.MessageUuid}", content);
        await bed.Until(ledger => ledger.FindMessage(Letter.MessageUuid)?.IsAccepted == true);

        bed.Ledger.FindMessage(Letter.MessageUuid)!.Size.ShouldBe(new FileInfo(path).Length);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(Size);
    }

    [Fact]
    public async Task Fetch_LargeLetter_ComesWhole()
    {
        await using var bed = await NationalBed.StartAsync();
        using var client = bed.ClientOf(bed.Pulling);
        var path = bed.NewLargeFile(Letter, Size);
        await bed.Service.SendToRecipientAsync(bed.Pulling.Id, path, default);

        using var response = await client.GetAsync($"memos/{Letter.MessageUuid}", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();

        var hash = Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(body));
        hash.ShouldBe(bed.Ledger.EntriesOf<MemoOffered>().Single().Sha256);
    }
}
