using System.Net;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.CustomHandler;

/// <summary>Calls as the host makes them, and as it never does.</summary>
public sealed class TriggerEndpointTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Envelope = """{"Data":{"drop":"\"{\\\"subject\\\":\\\"/blobServices/default/containers/drop/blobs/kmd/gone.xml\\\"}\""},"Metadata":{"sys":{"MethodName":"AcceptDrop"}}}""";

    [Fact]
    public async Task Post_AsTheHostDoes_AnswersAnObject()
    {
        var response = await CallAsync("/AcceptDrop", Envelope, ("X-Azure-Functions-InvocationId", "1"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await response.Content.ReadAsStringAsync()).ShouldBe("{}");
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-Host", "postvogn.example")]
    [InlineData("x-ms-invocation-id", "1")]
    public async Task Post_ThroughTheProxyOfTheHost_IsNotFound(string header, string value) =>
        (await CallAsync("/AcceptDrop", Envelope, ("X-Azure-Functions-InvocationId", "1"), (header, value))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Post_NotFromTheHost_IsNotFound() => (await CallAsync("/AcceptDrop", Envelope)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""{"Data":{"drop":"\"no event\""}}""")]
    public async Task Post_ThatCannotBeRead_FailsSoThatTheMessageComesAgain(string body) =>
        (await CallAsync("/AcceptDrop", body, ("X-Azure-Functions-InvocationId", "1"))).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

    [Fact]
    public async Task Post_WhoseStepFails_SaysNothingOfTheLetterInItsAnswer()
    {
        await app.Store.MarkAsync(new BlobPath("received", "315fc432-9100-4b53-b5a6-96ae8ff9165a/x/y.xml"), default);
        var body = """{"Data":{"received":"\"{\\\"subject\\\":\\\"/blobServices/default/containers/received/blobs/315fc432-9100-4b53-b5a6-96ae8ff9165a/x/y.xml\\\"}\""}}""";
        var response = await CallAsync("/HandleReceived", body, ("X-Azure-Functions-InvocationId", "1"));
        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync()).ShouldBe("{}");
    }

    [Fact]
    public async Task Get_Root_IsReadiness() => (await app.Http.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task Get_Health_SaysHealthy() => (await app.Http.GetStringAsync("/api/health")).ShouldContain("Healthy");

    private Task<HttpResponseMessage> CallAsync(string path, string body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = RunningApp.Body(body, "application/json; charset=utf-8") };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return app.Http.SendAsync(request);
    }
}
