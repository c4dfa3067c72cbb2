using System.Text.Json;
using Postvogn.DigitalPost.Tests.Wire;
using Postvogn.MeMo;

namespace Postvogn.DigitalPost.Tests.Calls;

/// <summary>Each way in which the service says no, to each operation.</summary>
public sealed class ErrorAnswerTests
{
    private static readonly (int Status, CallOutcome Outcome)[] Statuses =
    [
        (400, CallOutcome.BadRequest),
        (401, CallOutcome.Unauthorized),
        (403, CallOutcome.Forbidden),
        (404, CallOutcome.NotFound),
        (405, CallOutcome.MethodNotAllowed),
        (409, CallOutcome.Conflict),
        (412, CallOutcome.PreconditionFailed),
        (413, CallOutcome.TooLarge),
        (422, CallOutcome.Unprocessable),
        (429, CallOutcome.TooManyRequests),
        (302, CallOutcome.Unexpected),
        (411, CallOutcome.Unexpected),
        (415, CallOutcome.Unexpected),
        (500, CallOutcome.ServerError),
        (502, CallOutcome.ServerError),
        (504, CallOutcome.ServerError),
        (408, CallOutcome.Unavailable),
        (503, CallOutcome.Unavailable),
    ];

    public static TheoryData<Operation> Operations => [.. Enum.GetValues<Operation>()];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Call_EachErrorStatus_IsItsOutcomeWithTheServicesWords(Operation operation)
    {
        const string body = """{"code":"some.code","message":"Some words","fieldErrors":[]}""";
        var status = 0;
        await using var service = await ScriptedService.AnsweringAsync(
            context => Answers.Json(status, body, ("traceparent", "00-0a-0b-01"))(context));
        using var system = new TestSystem(service.BaseAddress, limit: new(1000, 1000));

        foreach (var (code, outcome) in Statuses.Where(s => s.Status != 429).Append((429, CallOutcome.TooManyRequests)))
        {
            status = code;
            var answer = await EveryCall.MakeAsync(system.Client, operation);
            answer.Outcome.ShouldBe(outcome, $"{operation} {code}");
            answer.StatusCode.ShouldBe(code);
            answer.TraceParent.ShouldBe("00-0a-0b-01");
            answer.Error.ShouldNotBeNull().Code.ShouldBe("some.code");
            answer.Error!.Message.ShouldBe("Some words");
        }
        service.Seen.Count.ShouldBe(Statuses.Length);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Call_AnswerThatIsNoJson_KeepsItsStatus(Operation operation)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Text(500, "text/html", "<html>Oops</html>"));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await EveryCall.MakeAsync(system.Client, operation);

        answer.ShouldBe(new() { Outcome = CallOutcome.ServerError, StatusCode = 500 });
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Call_ErrorCutOffInTheMiddle_KeepsItsStatus(Operation operation)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.CutOff(400, "application/json", """{"code":"some."""));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await EveryCall.MakeAsync(system.Client, operation);

        answer.ShouldBe(new() { Outcome = CallOutcome.BadRequest, StatusCode = 400 });
    }

    [Fact]
    public async Task Call_TheGuidesBadRequest_IsReadWhole()
    {
        // TI 10.8.1
        const string example =
            """
            {
                "code": "ValidationException",
                "message": "File type 'null' not allowed. Allowed file types: application/xml, application/x-lzma",
                "fieldErrors": []
            }
            """;
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(400, example));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await EveryCall.MakeAsync(system.Client, Operation.PostMemo);

        answer.Error.ShouldNotBeNull().Code.ShouldBe("ValidationException");
        answer.Error!.Message.ShouldBe("File type 'null' not allowed. Allowed file types: application/xml, application/x-lzma");
        answer.Error.FieldErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_TheGuidesFieldErrors_AreReadWhole()
    {
        // TI 4.2.1: a rejected value can be of any JSON kind.
        const string example =
            """
            {
                "code": "ValidationException",
                "fieldErrors": [
                    { "resource": "target", "field": "bulkLookup", "code": "invalid.bulk.search", "rejectedValue": true }
                ]
            }
            """;
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(400, example));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await EveryCall.MakeAsync(system.Client, Operation.ListMemos);

        var error = answer.Error.ShouldNotBeNull().FieldErrors.ShouldHaveSingleItem();
        error.Resource.ShouldBe("target");
        error.Field.ShouldBe("bulkLookup");
        error.Code.ShouldBe("invalid.bulk.search");
        error.Message.ShouldBeNull();
        error.RejectedValue.ShouldNotBeNull().ValueKind.ShouldBe(JsonValueKind.True);
    }

    [Fact]
    public async Task Call_UnavailableWithAReceipt_KeepsTheReceipt()
    {
        const string body =
            """{"transmissionId":"86f13750-8068-44c1-93cf-a915998831cf","errorCode":"unknown.error",""" +
            """ "errorMessage":"Try again","receiptStatus":"INVALID"}""";
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(503, body, ("Retry-After", "90")));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.PostMemoAsync(Guid.Empty, "<a/>");

        answer.Outcome.ShouldBe(CallOutcome.Unavailable);
        answer.Value.ShouldBeNull();
        answer.RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));
        answer.Declined.ShouldBe(new Receipt
        {
            TransmissionId = Guid.Parse("86f13750-8068-44c1-93cf-a915998831cf"),
            ErrorCode = "unknown.error",
            ErrorMessage = "Try again",
            ReceiptStatus = ReceiptStatus.Invalid,
        });
    }

    [Fact]
    public async Task Call_RetryAfterAsATime_IsCountedFromNow()
    {
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.Json(503, "{}", ("Retry-After", "Mon, 07 Jan 2030 08:05:00 GMT")));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.PostMemoAsync(Guid.Empty, "<a/>");

        answer.RetryAfter.ShouldBe(TimeSpan.FromMinutes(5));
        answer.Error.ShouldBeNull();
    }

    [Theory]
    [InlineData("00-ABC-01")]
    [InlineData("evil trace")]
    public async Task Call_TraceParentOfAnotherForm_IsDropped(string traceParent)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(404, "{}", ("traceparent", traceParent)));
        using var system = new TestSystem(service.BaseAddress);

        (await EveryCall.MakeAsync(system.Client, Operation.DeleteReceipt)).TraceParent.ShouldBeNull();
    }

    [Fact]
    public void ToString_ErrorAndReceipt_HoldNoWordsThatCanNameAPerson()
    {
        var error = new ErrorMessage
        {
            Code = "a.code",
            Message = "Recipient with CPR 0101010000",
            FieldErrors =
            [
                new() { Field = "f", Code = "b.code", Message = "0101010000", RejectedValue = JsonElement.Parse("\"0101010000\"") },
            ],
        };
        var receipt = Receipt.Negative(
            Guid.Empty, DateTimeOffset.UnixEpoch, "recipient.is.exempt", "Recipient with CPR 0101010000 is exempt");

        $"{error} {error.FieldErrors[0]} {receipt}".ShouldNotContain("0101010000");
        $"{error}".ShouldBe("a.code, b.code");
    }
}
