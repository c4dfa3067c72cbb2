using System.Net;
using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

public sealed class When_an_HTTP_function_is_called(HttpApp http) : IClassFixture<HttpApp>
{
    private readonly HttpClient client = http.Client;

    [Fact]
    public async Task Should_pass_on_path_and_query_as_they_came_and_route_values_to_the_function()
    {
        var seen = await HttpApp.SeenAsync(await client.GetAsync("api/echo/a%20b/?x=1&x=2&y=%C3%A6"));

        seen["path"]!.GetValue<string>().ShouldBe("/api/echo/a b/");
        seen["query"]!.GetValue<string>().ShouldBe("?x=1&x=2&y=%C3%A6");
        var metadata = http.App.Calls("Echo").Single(call => call["input"]!.GetValue<string>() == "/api/echo/a b/")["metadata"]!;
        metadata["rest"]!.GetValue<string>().ShouldBe("a b/");
        metadata["Query"]!.GetValue<string>().ShouldContain("\"y\":\"\\u00E6\"");
        metadata["Headers"]!.GetValue<string>().ShouldContain("\"Host\"");
    }

    [Fact]
    public async Task Should_pass_on_every_header_and_set_its_own_over_those_of_the_client()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/echo/headers");
        string[] forged =
            ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-ARR-ClientCert", "X-ARR-LOG-ID", "x-ms-invocation-id"];
        foreach (var name in forged) request.Headers.TryAddWithoutValidation(name, "forged");
        request.Headers.Add("Authorization", "Basic a2V5");
        request.Headers.Add("X-Own", "own");

        var headers = (await HttpApp.SeenAsync(await client.SendAsync(request)))["headers"]!.AsObject();

        headers["x-ms-invocation-id"]!.GetValue<string>().ShouldBe(
            http.App.Calls("Echo").Single(call => call["input"]!.GetValue<string>() == "/api/echo/headers")["invocation"]!
                .GetValue<string>());
        Guid.TryParse(headers["x-arr-log-id"]!.GetValue<string>(), out _).ShouldBeTrue();
        headers["authorization"]!.GetValue<string>().ShouldBe("Basic a2V5");
        headers["x-own"]!.GetValue<string>().ShouldBe("own");
        headers.ContainsKey("x-arr-clientcert").ShouldBeFalse();
        headers.ToJsonString().ShouldNotContain("forged");
    }

    [Fact]
    public async Task Should_tell_the_TLS_client_certificate_and_no_other()
    {
        using var certificate = TestApp.NewCertificate("caller");
        using var withCertificate = TestApp.Client(http.Host, certificate);
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/echo/certificate");
        request.Headers.Add("X-ARR-ClientCert", "Zm9yZ2Vk");

        var headers = (await HttpApp.SeenAsync(await withCertificate.SendAsync(request)))["headers"]!;

        headers["x-arr-clientcert"]!.GetValue<string>().ShouldBe(Convert.ToBase64String(certificate.RawData));
    }

    [Theory]
    [InlineData(null, "^00-[0-9a-f]{32}-[0-9a-f]{16}-01$")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
        "^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$")]
    [InlineData("no trace", "^00-[0-9a-f]{32}-[0-9a-f]{16}-01$")]
    public async Task Should_always_set_a_trace_that_is_sampled_under_the_callers(string? given, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/echo/trace");
        if (given is not null) request.Headers.TryAddWithoutValidation("traceparent", given);

        var seen = await HttpApp.SeenAsync(await client.SendAsync(request));

        seen["headers"]!["traceparent"]!.GetValue<string>().ShouldMatch(expected);
        seen["traceparent"]!.GetValue<string>().ShouldMatch(expected);
    }

    [Fact]
    public async Task Should_hand_back_status_and_headers_as_they_are()
    {
        using var redirect = await client.GetAsync("api/echo/x?status=302");
        using var error = await client.GetAsync("api/echo/x?status=503");

        redirect.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        redirect.Headers.Location!.ToString().ShouldBe("/elsewhere");
        redirect.Headers.GetValues("Set-Cookie").ShouldBe(["app=1"]);
        redirect.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=1"]);
        error.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        http.Host.Invocations.Recent.Where(invocation => invocation.Function == "Echo")
            .ShouldAllBe(invocation => invocation.Outcome == InvocationOutcome.Succeeded);
    }

    [Theory]
    [InlineData("GET", "api/nothing")]
    [InlineData("DELETE", "api/echo/x")]
    [InlineData("GET", "echo/x")]
    [InlineData("POST", "Echo")]
    [InlineData("POST", "runtime/webhooks/eventgrid")]
    public async Task Should_not_find_what_is_no_function(string method, string path)
    {
        using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task Should_leave_a_405_of_the_app_itself_alone()
    {
        using var answer = await client.GetAsync("api/echo/x?status=405");

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Headers.Contains("Set-Cookie").ShouldBeTrue();
    }

    [Fact]
    public async Task Should_take_the_function_name_for_a_route_and_any_method_where_none_is_given()
    {
        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Patch, "api/plain"));

        (await answer.Content.ReadAsStringAsync()).ShouldBe("PATCH");
    }

    [Fact]
    public async Task Should_not_find_a_preflight_but_any_other_OPTIONS()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "api/echo/x");
        preflight.Headers.Add("Origin", "https://elsewhere.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        using var answered = await client.SendAsync(preflight);
        using var passedOn = await client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "api/echo/x"));

        answered.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answered.Headers.Contains("Set-Cookie").ShouldBeFalse();
        passedOn.Headers.Contains("Set-Cookie").ShouldBeTrue();
    }

    [Fact]
    public async Task Should_show_the_home_page() => (await client.GetStringAsync("")).ShouldContain("up and running");

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
}
