using System.Net;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>What the callers of the app see when the store refuses: an answer after which they try again.</summary>
public sealed class StoreUnavailableTests
{
    private const string Where = "konto.blob.core.windows.net";
    private const string Receipt =
        """
        {"transmissionId":"86f13750-8068-44c1-93cf-a915998831cf","messageUUID":"182bd6d1-ab9f-48fb-84f6-4f243ace9780",
        "timeStamp":"2020-12-15T08:23:32.583Z","receiptStatus":"COMPLETED"}
        """;

    [Theory]
    [InlineData(StoreProblem.Full, "full")]
    [InlineData(StoreProblem.NoRole, "does not let the app in")]
    [InlineData(StoreProblem.NotLetIn, "does not let the app in")]
    [InlineData(StoreProblem.NotSignedIn, "does not let the app in")]
    [InlineData(StoreProblem.NoContainer, "container is missing")]
    [InlineData(StoreProblem.Unreachable, "does not answer")]
    [InlineData(StoreProblem.Overtaken, "cannot be written")]
    [InlineData(StoreProblem.Refused, "cannot be written")]
    public async Task Health_StoreRefuses_Is503WithAReasonAndNoPlace(object problem, string reason)
    {
        var answer = await AskAsync((StoreProblem)problem, app => app.Http.GetAsync("/api/health"));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(reason);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain(Where);
    }

    [Fact]
    public async Task Push_StoreRefuses_Is503SoThatItComesAgain()
    {
        var answer = await AskAsync(StoreProblem.NoRole, app => app.PushAsync(
            $"/api/MeMoV1/{Rig.SystemId}/receipt", RunningApp.Body(Receipt, "application/json"), app.PinnedCertificate));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    private static async Task<HttpResponseMessage> AskAsync(StoreProblem problem, Func<RunningApp, Task<HttpResponseMessage>> ask)
    {
        var app = new RunningApp { StoreInstead = new RefusingStore(problem, $"https://{Where}/health was refused.") };
        await app.InitializeAsync();
        try
        {
            return await ask(app);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }
}
