using System.Security.Authentication;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Calls;

/// <summary>The stream that the caller gives, against the length that it states.</summary>
public sealed class UploadTests
{
    private const int Mebibyte = 1024 * 1024;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 10)]
    [InlineData(300_000, 300_001)]
    public async Task Post_StreamShorterThanItsLength_ThrowsAndNoWholeRequestArrives(int holds, int stated) =>
        await ShouldThrowAsync<InvalidDataException>(new PatternStream(holds), stated);

    [Theory]
    [InlineData(11, 10)]
    [InlineData(128 * 1024 + 1, 128 * 1024)]
    [InlineData(300_001, 300_000)]
    public async Task Post_StreamLongerThanItsLength_ThrowsAndNoWholeRequestArrives(int holds, int stated) =>
        await ShouldThrowAsync<InvalidDataException>(new PatternStream(holds), stated);

    [Fact]
    public void Post_NothingAtAll_Throws()
    {
        using var system = new TestSystem(new Uri("https://localhost"));

        Should.Throw<ArgumentOutOfRangeException>(
            () => system.Client.PostArchiveInBulkAsync(new PatternStream(1), 0).GetAwaiter().GetResult());
    }

    [Fact]
    public async Task Post_StreamThatFails_ThrowsItsOwnFault()
    {
        var disk = new IOException("The disk is on fire.");
        var stream = new PatternStream(300_000, position =>
        {
            if (position > 0)
                throw disk;
        });

        (await ShouldThrowAsync<IOException>(stream, 300_000)).ShouldBeSameAs(disk);
    }

    [Theory]
    [InlineData(Mebibyte - 1, null)]
    [InlineData(Mebibyte, "100-continue")]
    public async Task Post_LargeBody_AsksFirst(int length, string? expect)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(201, Answers.TechnicalReceipt));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.PostArchiveInBulkAsync(new PatternStream(length), length);

        answer.Outcome.ShouldBe(CallOutcome.Succeeded);
        var seen = service.Seen.ShouldHaveSingleItem();
        seen.Headers.GetValueOrDefault("Expect").ShouldBe(expect);
        seen.Headers["Content-Length"].ShouldBe($"{length}");
        seen.Body.Length.ShouldBe(length);
    }

    [Theory]
    [InlineData("413 Payload Too Large", CallOutcome.TooLarge)]
    [InlineData("401 Unauthorized", CallOutcome.Unauthorized)]
    [InlineData("429 Too Many Requests", CallOutcome.TooManyRequests)]
    public async Task Post_RefusedBeforeTheBody_SendsNoneOfItAndReadsTheRefusal(string status, CallOutcome outcome)
    {
        await using var server = RawServer.OnTls(SslProtocols.None, acceptsClient: true, async (tls, token) =>
        {
            await RawServer.ReadHeadAsync(tls, token);
            await RawServer.WriteAsync(tls, $"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        });
        using var system = new TestSystem(server.BaseAddress);
        var begun = false;

        var answer = await system.Client.PostArchiveInBulkAsync(new PatternStream(20 * Mebibyte, _ => begun = true), 20 * Mebibyte);

        answer.Outcome.ShouldBe(outcome);
        begun.ShouldBeFalse();
    }

    [Fact]
    public async Task Post_ServerThatKnowsNoExpectation_SendsTheBodyAllTheSame()
    {
        await using var server = RawServer.OnTls(SslProtocols.None, acceptsClient: true, async (tls, token) =>
        {
            await RawServer.ReadHeadAsync(tls, token);
            await tls.ReadExactlyAsync(new byte[Mebibyte], token);
            await RawServer.WriteAsync(
                tls, $"HTTP/1.1 201 Created\r\nContent-Length: {Answers.TechnicalReceipt.Length}\r\n\r\n{Answers.TechnicalReceipt}");
        });
        using var system = new TestSystem(server.BaseAddress);

        var answer = await system.Client.PostArchiveInBulkAsync(new PatternStream(Mebibyte), Mebibyte);

        answer.Outcome.ShouldBe(CallOutcome.Succeeded);
    }

    private static async Task<Exception> ShouldThrowAsync<TException>(Stream content, long length)
        where TException : Exception
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(201, Answers.TechnicalReceipt));
        using var system = new TestSystem(service.BaseAddress);

        var thrown = await Should.ThrowAsync<TException>(() => system.Client.PostArchiveInBulkAsync(content, length));

        service.Seen.ShouldBeEmpty();
        return thrown;
    }
}
