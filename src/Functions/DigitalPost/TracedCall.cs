using System.Diagnostics;
using Postvogn.DigitalPost;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Calls to Digital Post as dependencies. A call is named by its operation; no URL, header or body is ever told of.</summary>
internal static class TracedCall
{
    private const string Target = "Digital Post";

    /// <summary>Makes a call about a letter or transmission; without one it belongs to the invocation. It is told of in the trace of each
    /// letter that it carries, too.</summary>
    public static async Task<Answer<T>> MakeAsync<T>(
        Operation operation, Guid? uuid, Func<Task<Answer<T>>> call, IReadOnlyList<Guid>? letters = null)
    {
        var route = Route.Of(operation);
        using var span = uuid is { } id
            ? LetterTrace.Start($"{route}", id, ActivityKind.Client)
            : Signals.Spans.StartActivity($"{route}", ActivityKind.Client);
        // Until there is an answer: an exception leaves it so.
        span?.SetTag(SpanTags.Method, route.Method.Method).SetTag(SpanTags.Target, Target).SetStatus(ActivityStatusCode.Error);
        var answer = await call();
        if (span is null) return answer;
        Tell(span, answer);
        foreach (var letter in letters ?? []) CopyTo(letter, span);
        return answer;
    }

    /// <summary>Makes the calls of a walk over pages, which belong to the invocation. Each is told of when its answer is there: whether
    /// there is one more call shows only then.</summary>
    public static async IAsyncEnumerable<Answer<T>> EachAsync<T>(Operation operation, IAsyncEnumerable<Answer<T>> calls, TimeProvider clock)
    {
        var route = Route.Of(operation);
        var begun = clock.GetUtcNow();
        await foreach (var answer in calls)
        {
            using (var span = Signals.Spans.StartActivity($"{route}", ActivityKind.Client, default(ActivityContext), startTime: begun))
            {
                span?.SetTag(SpanTags.Method, route.Method.Method).SetTag(SpanTags.Target, Target);
                if (span is not null) Tell(span, answer);
            }

            yield return answer;
            begun = clock.GetUtcNow();
        }
    }

    /// <summary>Uploads an archive over SFTP; it is told of in the trace of each letter that it carries, too.</summary>
    public static async Task<SftpAnswer<Nothing>> UploadAsync(
        Guid transmission, Func<Task<SftpAnswer<Nothing>>> upload, IReadOnlyList<Guid> letters)
    {
        using var span = LetterTrace.Start("SFTP memos/", transmission, ActivityKind.Client);
        span?.SetTag(SpanTags.Target, Target).SetStatus(ActivityStatusCode.Error);
        var answer = await upload();
        if (span is null) return answer;
        span.SetTag(SpanTags.Outcome, answer.Outcome.ToString()).SetStatus(
            answer.Succeeded ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        span.Stop();
        foreach (var letter in letters) CopyTo(letter, span);
        return answer;
    }

    private static void Tell<T>(Activity span, Answer<T> answer)
    {
        span.SetTag(SpanTags.StatusCode, answer.StatusCode).SetTag(SpanTags.Outcome, answer.Outcome.ToString()).SetTag(
            SpanTags.Traceparent, answer.TraceParent);
        span.SetStatus(answer.Succeeded ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        span.Stop();
    }

    private static void CopyTo(Guid letter, Activity call)
    {
        using var copy = LetterTrace.Start(call.DisplayName, letter, ActivityKind.Client, new DateTimeOffset(call.StartTimeUtc));
        if (copy is null) return;
        foreach (var (name, value) in call.TagObjects) copy.SetTag(name, value);
        copy.SetTag(SpanTags.Transmission, new Guid(call.TraceId.ToHexString()).ToString("D"));
        copy.SetStatus(call.Status).SetEndTime(call.StartTimeUtc + call.Duration);
    }
}
