using System.Net;
using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Host = Postvogn.Sandbox.FunctionsHost.FunctionsHost;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_an_HTTP_function_is_called : IAsyncLifetime
{
    private readonly TestApp app = new TestApp()
        .HttpFunction("Echo", """, "route": "echo/{*rest}", "methods": ["get", "post", "options"] """)
        .HttpFunction("Plain");

    private Host host = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        app.Function("Keyed", KeyedFunction("function")).Function("Master", KeyedFunction("admin"));
        host = await app.StartAsync(options => options with { FunctionKey = "function-key", MasterKey = "master-key" });
        client = TestApp.Client(host);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        app.Dispose();
    }

    [Fact]
    public async Task Should_pass_on_path_and_query_as_they_came()
    {
        var seen = await SeenAsync(await client.GetAsync("api/echo/a%20b/?x=1&x=2&y=%C3%A6"));

        seen["path"]!.GetValue<string>().ShouldBe("/api/echo/a b/");
        seen["query"]!.GetValue<string>().ShouldBe("?x=1&x=2&y=%C3%A6");
        seen["protocol"]!.GetValue<string>().ShouldBe("HTTP/1.1");
    }

    [Fact]
    public async Task Should_set_the_headers_of_the_proxy_over_those_of_the_client()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/echo/x");
        string[] forged = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "Forwarded", "X-ARR-ClientCert", "X-ARR-LOG-ID", "x-ms-invocation-id", "X-Azure-Functions-InvocationId"];
        foreach (var name in forged) request.Headers.TryAddWithoutValidation(name, "forged");
        request.Headers.Add("Authorization", "Basic a2V5");
        request.Headers.Add("X-Own", "own");

        var headers = (await SeenAsync(await client.SendAsync(request)))["headers"]!.AsObject();

        var invocation = (await host.EndedAsync("Echo")).Single();
        headers["host"]!.GetValue<string>().ShouldStartWith("127.0.0.1:");
        headers["x-forwarded-for"]!.GetValue<string>().ShouldBe("127.0.0.1");
        headers["x-forwarded-host"]!.GetValue<string>().ShouldBe(host.BaseAddress.Authority);
        headers["x-forwarded-proto"]!.GetValue<string>().ShouldBe("https");
        headers["x-azure-functions-invocationid"]!.GetValue<string>().ShouldBe(invocation.Id.ToString());
        headers["x-ms-invocation-id"]!.GetValue<string>().ShouldBe(invocation.Id.ToString());
        headers["x-azure-functions-hostversion"]!.GetValue<string>().ShouldStartWith("4.");
        Guid.TryParse(headers["x-arr-log-id"]!.GetValue<string>(), out _).ShouldBeTrue();
        headers["authorization"]!.GetValue<string>().ShouldBe("Basic a2V5");
        headers["x-own"]!.GetValue<string>().ShouldBe("own");
        headers.ShouldNotContain(header => header.Key == "forwarded" || header.Key == "x-forwarded-prefix" || header.Key == "x-arr-clientcert");
    }

    [Fact]
    public async Task Should_tell_the_TLS_client_certificate_and_no_other()
    {
        using var certificate = TestApp.NewCertificate("caller");
        using var withCertificate = TestApp.Client(host, certificate);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/echo/x");
        request.Headers.Add("X-ARR-ClientCert", "Zm9yZ2Vk");

        var headers = (await SeenAsync(await withCertificate.SendAsync(request)))["headers"]!;

        headers["x-arr-clientcert"]!.GetValue<string>().ShouldBe(Convert.ToBase64String(certificate.RawData));
    }

    [Fact]
    public async Task Should_hand_back_status_and_cookies_as_they_are_but_no_HSTS()
    {
        using var redirect = await client.GetAsync("api/echo/x?status=302");
        using var error = await client.GetAsync("api/echo/x?status=500");

        redirect.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        redirect.Headers.Location!.ToString().ShouldBe("/elsewhere");
        redirect.Headers.GetValues("Set-Cookie").ShouldBe(["app=1"]);
        redirect.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        error.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await host.EndedAsync("Echo", 2)).ShouldAllBe(invocation => invocation.Outcome == InvocationOutcome.Succeeded);
    }

    [Theory]
    [InlineData("GET", "api/nothing")]
    [InlineData("DELETE", "api/echo/x")]
    [InlineData("GET", "echo/x")]
    [InlineData("POST", "Echo")]
    [InlineData("GET", "admin/host/status")]
    [InlineData("POST", "runtime/webhooks/eventgrid")]
    public async Task Should_not_find_what_is_no_function(string method, string path)
    {
        using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task Should_leave_a_404_or_405_of_the_app_itself_alone()
    {
        using var answer = await client.GetAsync("api/echo/x?status=405");

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Headers.Contains("Set-Cookie").ShouldBeTrue();
    }

    [Fact]
    public async Task Should_take_the_function_name_for_a_route_and_any_method_where_none_is_given()
    {
        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Patch, "api/plain"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Should_answer_a_preflight_by_itself_and_no_other_OPTIONS()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "api/echo/x");
        preflight.Headers.Add("Origin", "https://elsewhere.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        using var answered = await client.SendAsync(preflight);
        using var passedOn = await client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "api/echo/x"));

        answered.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answered.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        passedOn.Headers.Contains("Set-Cookie").ShouldBeTrue();
    }

    [Fact]
    public async Task Should_show_the_home_page()
    {
        (await client.GetStringAsync("")).ShouldContain("up and running");
    }

    [Theory]
    [InlineData("api/keyed", null, HttpStatusCode.Unauthorized)]
    [InlineData("api/keyed", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("api/keyed", "function-key", HttpStatusCode.OK)]
    [InlineData("api/keyed", "master-key", HttpStatusCode.OK)]
    [InlineData("api/keyed?code=function-key", null, HttpStatusCode.OK)]
    [InlineData("api/master", "function-key", HttpStatusCode.Unauthorized)]
    [InlineData("api/master", "master-key", HttpStatusCode.OK)]
    public async Task Should_ask_for_the_key_of_its_authLevel(string path, string? key, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null) request.Headers.Add("x-functions-key", key);

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Should_stream_a_body_of_unknown_length()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/echo/x") { Content = new StreamContent(new MemoryStream(new byte[3_000_000])) };
        request.Headers.TransferEncodingChunked = true;

        var seen = await SeenAsync(await client.SendAsync(request));

        seen["length"]!.GetValue<long>().ShouldBe(3_000_000);
        seen["headers"]!["transfer-encoding"]!.GetValue<string>().ShouldBe("chunked");
    }

    private static string KeyedFunction(string level) => $$"""
        { "bindings": [
          { "type": "httpTrigger", "direction": "in", "name": "req", "authLevel": "{{level}}" },
          { "type": "http", "direction": "out", "name": "res" } ] }
        """;

    private static async Task<JsonObject> SeenAsync(HttpResponseMessage answer)
    {
        using (answer) return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }
}
