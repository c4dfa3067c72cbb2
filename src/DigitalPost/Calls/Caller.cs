using System.Net;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Xml;
using Microsoft.Extensions.Logging;

namespace Postvogn.DigitalPost;

internal sealed partial class Caller(DigitalPostConnection connection, ApiKey key, RateLimit limit, ILogger logger)
{
    // What may be made again is made again at once, while the caller waits for it; what takes longer is for the caller's own record.
    private static readonly RetryTiming AtOnce = new() { GiveUpAfter = TimeSpan.FromSeconds(30) };

    private readonly Uri api = new(connection.Options.Environment.BaseAddress, "apis/v1/");

    public async Task<Answer<T>> CallAsync<T>(ApiCall<T> call, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.PipelineOf(call.Operation).CallAsync(
                attempt => AttemptAsync(call, attempt),
                (answer, attempt, age) => MayRepeat(call, answer, attempt, age),
                left => NotTried<T>(left, "Digital Post was away at the last calls"),
                cancellationToken);
        }
        catch (BucketClosedException closed)
        {
            return NotTried<T>(closed.Left, "Digital Post wants no calls of this system");
        }
    }

    public async Task<TimeSpan?> TakeTurnAsync(Operation operation, CancellationToken cancellationToken)
    {
        if (connection.PipelineOf(operation).Away is { } left) return left;
        try
        {
            await limit.WaitAsync(operation, cancellationToken);
            return null;
        }
        catch (BucketClosedException closed)
        {
            return closed.Left;
        }
    }

    private static bool MayRepeat<T>(ApiCall<T> call, IAnswer answer, int attempt, TimeSpan age) =>
        // A stream is read once.
        call.Upload is null
        && RetryPolicy.Decide(call.Operation, answer.Outcome, attempt, age, AtOnce).Step == RetryStep.RetryAfter
        // Nor when the service wants a pause or fewer calls.
        && answer.RetryAfter is null && answer.Outcome != CallOutcome.TooManyRequests;

    private static Answer<T> NotTried<T>(TimeSpan left, string why) => new()
    {
        Outcome = CallOutcome.NotTried,
        RetryAfter = left,
        Cause = $"{why}; it is asked again in {Math.Ceiling(left.TotalSeconds)} seconds.",
    };

    private async ValueTask<Answer<T>> AttemptAsync<T>(ApiCall<T> call, CancellationToken cancellationToken)
    {
        if (!call.HasTurn) await limit.WaitAsync(call.Operation, cancellationToken);
        var answer = await SendAsync(call, cancellationToken);
        // An administrator's to read (TI 5.2): a no to a system is an answer, and no doubt about its certificate or key.
        var isNotShown = answer.Outcome == CallOutcome.Forbidden && call.Operation is Operation.QuerySystems or Operation.FetchSystem;
        if (!isNotShown && answer.Outcome is CallOutcome.TlsRefused or CallOutcome.Unauthorized or CallOutcome.Forbidden)
            connection.Options.Refused?.Invoke(answer.Outcome);
        var level = answer.Succeeded || isNotShown ? LogLevel.Debug : LogLevel.Warning;
        var code = LoggedCode.Of(answer.Error?.Code);
        Log.Called(logger, level, call.Operation, answer.Outcome, answer.StatusCode, code, answer.TraceParent, answer.Cause);
        return answer;
    }

    private async Task<Answer<T>> SendAsync<T>(ApiCall<T> call, CancellationToken cancellationToken)
    {
        using var silence = new Silence(connection.Options.SilenceLimit, connection.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        using var request = RequestFor(call, silence);
        try
        {
            silence.Begin();
            return await ReadAsync(call, await connection.Invoker.SendAsync(request, either.Token), cancellationToken);
        }
        catch (Exception fault) when (CallFailure.IsOfTheLine(fault))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var upload = request.Content as UploadContent;
            if (upload?.SourceFault is { } ours)
                ExceptionDispatchInfo.Throw(ours);
            var (outcome, cause) = CallFailure.Of(fault, silence, mayHaveBeenSent: upload?.HasBegun ?? true);
            return new() { Outcome = outcome, Cause = cause };
        }
    }

    private HttpRequestMessage RequestFor<T>(ApiCall<T> call, Silence silence)
    {
        var request = new HttpRequestMessage(Route.Of(call.Operation).Method, new Uri(api, call.PathAndQuery))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = ContentOf(call, silence),
        };
        request.Headers.Authorization = new("Basic", key.Encoded);
        request.Headers.TryAddWithoutValidation("Accept", call.Accept);
        if (call.IfMatch is { } version)
            request.Headers.TryAddWithoutValidation("If-Match", $"{version}");
        request.Headers.ExpectContinue = call.Upload?.WholeLength >= connection.Options.ExpectContinueFrom;
        return request;
    }

    private static HttpContent? ContentOf<T>(ApiCall<T> call, Silence silence)
    {
        if (call.Upload is { } upload)
            return new UploadContent(upload, silence);
        return call.Json is { } json ? new ByteArrayContent(json) { Headers = { ContentType = new("application/json") } } : null;
    }

    private async Task<Answer<T>> ReadAsync<T>(ApiCall<T> call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        limit.Learn(call.Operation, response);
        using var body = new AnswerBody(response, connection.Options, connection.Clock);
        var answer = new Answer<T>
        {
            Outcome = StatusTable.OutcomeOf(response.StatusCode),
            StatusCode = (int)response.StatusCode,
            TraceParent = ResponseHeaders.TraceParent(response),
            RetryAfter = ResponseHeaders.RetryAfter(response, connection.Clock),
        };
        return answer.Succeeded
            ? await WithValueAsync(answer, call, body, cancellationToken)
            : WithRefusal(await ErrorReader.WithErrorAsync(answer, body, cancellationToken), call);
    }

    private static Answer<T> WithRefusal<T>(Answer<T> answer, ApiCall<T> call) =>
        answer is { Outcome: CallOutcome.BadRequest, Error: { } error } && call.ReadRefusal is { } read && read(error) is { } value
            ? answer with { Outcome = CallOutcome.Succeeded, Value = value, Error = null }
            : answer;

    private static async Task<Answer<T>> WithValueAsync<T>(
        Answer<T> answer, ApiCall<T> call, AnswerBody body, CancellationToken cancellationToken)
    {
        try
        {
            return answer with { Value = await call.Read(body, cancellationToken) };
        }
        catch (AnswerCutOffException cut)
        {
            return answer with { Outcome = cut.Outcome, Cause = cut.Message };
        }
        catch (Exception fault) when (fault is JsonException or XmlException)
        {
            // Not the exception's own words: they can quote the body.
            return answer with { Outcome = CallOutcome.Unreadable, Cause = $"The answer to {call.Operation} is not what the API gives." };
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 1, Message = "Digital Post {Operation}: {Outcome} {StatusCode} {Code} (traceparent {TraceParent}) {Cause}")]
        public static partial void Called(
            ILogger logger,
            LogLevel level,
            Operation operation,
            CallOutcome outcome,
            int? statusCode,
            string? code,
            string? traceParent,
            string? cause);
    }
}
