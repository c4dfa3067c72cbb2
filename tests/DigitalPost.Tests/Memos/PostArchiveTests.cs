using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Memos;

/// <summary>Archives as a body and as a form (TI 10.6.1, 10.7.3).</summary>
public sealed class PostArchiveTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_AsAForm_IsOnePartNamedFileWithTheArchiveByteForByte(bool inBulk)
    {
        const int length = 300_000;
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(201, Answers.TechnicalReceipt));
        using var system = new TestSystem(service.BaseAddress);

        var answer = inBulk
            ? await system.Client.PostArchiveInBulkAsync(new PatternStream(length), length, UploadForm.Multipart)
            : await system.Client.PostArchiveAsync(new PatternStream(length), length, UploadForm.Multipart);

        answer.Outcome.ShouldBe(CallOutcome.Succeeded);
        var seen = service.Seen.ShouldHaveSingleItem();
        seen.Target.ShouldBe(inBulk ? "/apis/v1/memos-bulk/" : "/apis/v1/memos/");
        seen.Headers["Content-Length"].ShouldBe($"{seen.Body.Length}");
        seen.Headers["Accept"].ShouldBe("application/json");
        var part = await OnlyPartAsync(seen);
        part.ContentType.ShouldBe("application/x-lzma");
        var disposition = ContentDispositionHeaderValue.Parse(part.ContentDisposition!);
        disposition.Name.Value!.Trim('"').ShouldBe("file");
        disposition.FileName.Value!.Trim('"').ShouldEndWith(".tar.lzma");
        (await BytesOfAsync(part.Body)).ShouldBe(await BytesOfAsync(new PatternStream(length)));
    }

    [Fact]
    public async Task Post_AsItIs_IsTheBody()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(201, Answers.TechnicalReceipt));
        using var system = new TestSystem(service.BaseAddress);

        await system.Client.PostArchiveAsync(new PatternStream(1000), 1000);
        await system.Client.PostArchiveInBulkAsync(new PatternStream(1000), 1000, UploadForm.Raw);

        service.Seen.Select(s => s.Headers["Content-Type"]).ShouldAllBe(t => t == "application/x-lzma");
        service.Seen.Select(s => s.Body.Length).ShouldBe([1000, 1000]);
    }

    [Fact]
    public async Task Post_TwoForms_HaveBoundariesOfTheirOwn()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(201, Answers.TechnicalReceipt));
        using var system = new TestSystem(service.BaseAddress);

        await system.Client.PostArchiveAsync(new PatternStream(10), 10, UploadForm.Multipart);
        await system.Client.PostArchiveAsync(new PatternStream(10), 10, UploadForm.Multipart);

        service.Seen.Select(s => s.Headers["Content-Type"]).Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(999)]
    [InlineData(1001)]
    public async Task Post_FormWhoseContentIsNotAsLongAsStated_Throws(long actual)
    {
        await using var service = await ScriptedService.HandlingAsync(
            context => context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted));
        using var system = new TestSystem(service.BaseAddress);

        await Should.ThrowAsync<InvalidDataException>(
            () => system.Client.PostArchiveAsync(new PatternStream(actual), 1000, UploadForm.Multipart));
    }

    [Fact]
    public async Task RecallMemoAsync_Taken_Succeeds()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(204));
        using var system = new TestSystem(service.BaseAddress);

        (await system.Client.RecallMemoAsync(EveryCall.Id)).ShouldBe(new() { Outcome = CallOutcome.Succeeded, StatusCode = 204 });
    }

    private static async Task<MultipartSection> OnlyPartAsync(SeenRequest seen)
    {
        var type = MediaTypeHeaderValue.Parse(seen.Headers["Content-Type"]);
        type.MediaType.Value.ShouldBe("multipart/form-data");
        var reader =
            new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).Value!, new MemoryStream(seen.Body)) { BodyLengthLimit = null };
        var part = (await reader.ReadNextSectionAsync()).ShouldNotBeNull();
        var whole = new MemoryStream();
        await part.Body.CopyToAsync(whole);
        (await reader.ReadNextSectionAsync()).ShouldBeNull();
        whole.Position = 0;
        part.Body = whole;
        return part;
    }

    private static async Task<byte[]> BytesOfAsync(Stream stream)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
