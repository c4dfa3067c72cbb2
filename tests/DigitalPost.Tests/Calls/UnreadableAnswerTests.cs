using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Calls;

/// <summary>A 2xx whose body is not what the API gives.</summary>
public sealed class UnreadableAnswerTests
{
    /// <summary>The operations whose answer has a body that is read at once.</summary>
    public static TheoryData<Operation> WithBody =>
        [.. Enum.GetValues<Operation>().Except([Operation.FetchMemo, Operation.FetchOrganisationLogo]).Except(WithoutBody)];

    /// <summary>The same, and a logo, of which any byte can be one.</summary>
    public static TheoryData<Operation> ReadAtOnce => [.. Enum.GetValues<Operation>().Except([Operation.FetchMemo]).Except(WithoutBody)];

    /// <summary>The operations whose status says it all.</summary>
    public static TheoryData<Operation> ByStatus => [.. WithoutBody];

    private static IEnumerable<Operation> WithoutBody { get; } =
    [
        Operation.PostBusinessReceipt,
        Operation.DeleteReceipt,
        Operation.DeleteContactSubscription,
        Operation.DeleteOrganisationSubscription,
        Operation.RecallMemo,
    ];

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Call_NotJson_IsUnreadable(Operation operation) => await ShouldBeUnreadableAsync(operation, "hello");

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Call_EmptyBody_IsUnreadable(Operation operation) => await ShouldBeUnreadableAsync(operation, "");

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Call_Null_IsUnreadable(Operation operation) => await ShouldBeUnreadableAsync(operation, "null");

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Call_ObjectOfAnotherKind_IsUnreadable(Operation operation) =>
        await ShouldBeUnreadableAsync(operation, """{"hello":"world"}""");

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Call_LoginPage_IsUnreadable(Operation operation) =>
        await ShouldBeUnreadableAsync(operation, "<html><body>Log in</body></html>");

    [Theory]
    [InlineData("""{"timeStamp":"2020-12-15T08:23:32.583Z","receiptStatus":"RECEIVED"}""")]
    [InlineData("""{"transmissionId":"86f13750-8068-44c1-93cf-a915998831cf","receiptStatus":"SOMETHING"}""")]
    [InlineData("""{"transmissionId":"86f13750-8068-44c1-93cf-a915998831cf","receiptStatus":"INVALID"}""")]
    [InlineData("""{"transmissionId":123,"receiptStatus":"RECEIVED"}""")]
    [InlineData("""{"transmissionId":"86f13750-8068-44c1-93cf-a915998831cf","timeStamp":{},"receiptStatus":"RECEIVED"}""")]
    [InlineData("""{"transmissionId":"not a uuid","receiptStatus":"RECEIVED"}""")]
    [InlineData("""{"transmissionId":"86f13750-8068-44c1-93cf-a915998831cf","errorCode":"a.code","receiptStatus":"RECEIVED"}""")]
    public async Task Post_ReceiptThatIsNoTechnicalReceipt_IsUnreadable(string body) =>
        await ShouldBeUnreadableAsync(Operation.PostMemo, body);

    [Theory]
    [MemberData(nameof(ReadAtOnce))]
    public async Task Call_AnswerCutOffInTheMiddle_IsNoAnswerThoughItHadAStatus(Operation operation)
    {
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.CutOff(200, "application/json", """{"transmissionId":"86f13750"""));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await EveryCall.MakeAsync(system.Client, operation);

        answer.Outcome.ShouldBe(CallOutcome.NoAnswer);
        answer.StatusCode.ShouldBe(200);
        answer.Cause.ShouldBe("The connection broke in the middle of the answer.");
    }

    [Theory]
    [MemberData(nameof(ByStatus))]
    public async Task Call_WhoseStatusSaysItAll_SucceedsWhateverTheBody(Operation operation)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.CutOff(200, "application/json", "{"));
        using var system = new TestSystem(service.BaseAddress);

        (await EveryCall.MakeAsync(system.Client, operation)).Outcome.ShouldBe(CallOutcome.Succeeded);
    }

    private static async Task ShouldBeUnreadableAsync(Operation operation, string body)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, body));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await EveryCall.MakeAsync(system.Client, operation);

        answer.Outcome.ShouldBe(CallOutcome.Unreadable);
        answer.StatusCode.ShouldBe(200);
        answer.Cause.ShouldBe($"The answer to {operation} is not what the API gives.");
    }
}
