using System.Net;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_a_request_is_too_large
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Should_answer_413(bool chunked)
    {
        using var app = new TestApp().HttpFunction("Echo");
        app.Settings["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "100000";
        await using var host = await app.StartAsync();
        using var client = TestApp.Client(host);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/echo") { Content = new ByteArrayContent(new byte[100_001]) };
        request.Headers.TransferEncodingChunked = chunked;

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }
}
