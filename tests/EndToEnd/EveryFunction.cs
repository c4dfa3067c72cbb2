using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.Staging;

namespace Postvogn.EndToEnd;

/// <summary>
/// Every function that the app's metadata names, over the wire: whatever the host is told to call, the app answers. Each function gets a
/// hint that leads nowhere, which must be no error: a hint may come late or twice.
/// </summary>
/// <param name="app">The app's folder.</param>
/// <param name="adjust">Changes its settings.</param>
public abstract class EveryFunction(string app, Action<IDictionary<string, string>> adjust) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly Guid Nobody = Guid.Parse("33333333-3333-4333-8333-333333333333");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-wire-");
    private Stage stage = null!;

    public async Task InitializeAsync() =>
        stage = await Stage.StartAsync(
            new StageOptions { Directory = folder.FullName, AppRoot = app, AdjustSettings = adjust }, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await stage.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public virtual async Task Should_answer_each_trigger_as_its_binding_says()
    {
        var functions = FunctionBinding.AllOf(app).Where(function => function.Trigger != "httpTrigger").ToList();
        functions.Count.ShouldBeGreaterThanOrEqualTo(10);

        foreach (var function in functions)
            await CallAsync(function);

        foreach (var function in functions)
        {
            var invocation = await FirstOfAsync(function.Name);
            invocation.Outcome.ShouldBe(InvocationOutcome.Succeeded, $"{function.Name}: {invocation.Error}");
        }
    }

    [Fact]
    public virtual async Task Should_serve_each_HTTP_function_on_its_route_and_no_trigger_to_strangers()
    {
        using var client = Client();

        (await client.GetAsync("api/health")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await client.GetAsync($"api/letters/{Nobody}")).StatusCode
            .ShouldBe(System.Net.HttpStatusCode.Unauthorized, "WhereIsLetter without a function key");
        (await client.PostAsync("api/contacts/lookup", new StringContent("{}"))).StatusCode
            .ShouldBe(System.Net.HttpStatusCode.Unauthorized, "LookUpContacts without a function key");
        (await client.PostAsync("api/person-names", new StringContent("{}"))).StatusCode
            .ShouldBe(System.Net.HttpStatusCode.Unauthorized, "LookUpPersonName without a function key");
        foreach (var route in new[] { "nemsms/sign-ups", "nemsms/verifications" })
            (await client.PostAsync($"api/{route}", new StringContent("{}"))).StatusCode
                .ShouldBe(System.Net.HttpStatusCode.Unauthorized, $"{route} without a function key");
        foreach (var function in FunctionBinding.AllOf(app)
            .Where(function => function.Trigger == "httpTrigger" && function.Name is not
                ("Health" or "WhereIsLetter" or "LookUpContacts" or "LookUpPersonName" or "SignUpForNemSms" or "VerifyNemSms")))
        {
            var route = function.Route!.Replace("{systemId}", stage.Cast.Systems[0].Id.ToString(), StringComparison.Ordinal);
            var answer = await client.PostAsync($"api/{route}", new StringContent("{}"));
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden, $"{function.Name} without Digital Post's certificate");
        }
        foreach (var function in FunctionBinding.AllOf(app).Where(function => function.Trigger != "httpTrigger"))
            (await client.PostAsync(function.Name, new StringContent("{}"))).StatusCode
                .ShouldBe(System.Net.HttpStatusCode.NotFound, function.Name);
    }

    [Theory]
    [InlineData("text/plain", "x", 400)]
    [InlineData("multipart/form-data; boundary=BB", "--BB\r\nno colon\r\n\r\nx\r\n--BB--\r\n", 400)]
    [InlineData("multipart/form-data; boundary=BB", "--BB\r\n", 400)]
    [InlineData("multipart/form-data; boundary=\"\"", "x", 400)]
    public virtual async Task Should_answer_a_bad_push_in_words_and_not_fail(string type, string body, int status)
    {
        using var caller = X509CertificateLoader.LoadPkcs12FromFile(
            Directory.GetFiles(stage.Folders.Certificates, "oces-34051178-*.pfx").ShouldHaveSingleItem(), password: "");
        using var client = Client(caller);
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var system = stage.Cast.Systems[^1].Id;

        var answer = await client.PostAsync($"api/MeMoV1/memos?system-uuid={system}&memo-message-uuid={Nobody}", content);

        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
        (await answer.Content.ReadAsStringAsync()).ShouldNotBeEmpty();
    }

    private HttpClient Client(X509Certificate2? caller = null)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(Path.Combine(stage.Folders.Certificates, "root.pem"));
        var certificates = caller is null ? null : new X509CertificateCollection { caller };
        var tls = new System.Net.Security.SslClientAuthenticationOptions
        {
            CertificateChainPolicy = policy,
            ClientCertificates = certificates,
        };
        return new HttpClient(new SocketsHttpHandler { SslOptions = tls })
        {
            BaseAddress = stage.Host.BaseAddress,
        };
    }

    private async Task CallAsync(FunctionBinding function)
    {
        if (function.Queue is { } queue)
            await stage.Host.Queues.SendAsync(queue, HintThatLeadsNowhere(queue), CancellationToken.None);
        else
            await stage.StandIn.TriggerAsync(function.Name, CancellationToken.None);
    }

    private static string HintThatLeadsNowhere(string queue) => queue switch
    {
        "drops" => EventOf($"drop/blobs/{Solbjerg.PushSender}/gone.xml"),
        "received" => EventOf($"received/blobs/{Solbjerg.Cast.Systems[^1].Id}/{Nobody}/{Nobody:N}.xml"),
        "receipts" => EventOf($"receipts/blobs/{Solbjerg.Cast.Systems[0].Id}/{Nobody}-{Nobody}-COMPLETED.json"),
        "requests" => EventOf($"recall/blobs/{Solbjerg.PushSender}/{Nobody}"),
        _ => Nobody.ToString(),
    };

    private static string EventOf(string blob) => JsonSerializer.Serialize(new
    {
        specversion = "1.0",
        type = "Microsoft.Storage.BlobCreated",
        source = "/test",
        id = "1",
        subject = $"/blobServices/default/containers/{blob}",
    });

    private async Task<Invocation> FirstOfAsync(string function)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await foreach (var invocation in stage.StandIn.Invocations.ReadAllAsync(patience.Token))
        {
            if (invocation.Function == function)
                return invocation;
        }
        throw new InvalidOperationException($"{function} was never called.");
    }
}
