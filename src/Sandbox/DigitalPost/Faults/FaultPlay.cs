namespace Postvogn.Sandbox.DigitalPost;

internal sealed class FaultPlay(FaultPlan plan, RateLimiter limiter, NationalLedger ledger, TimeProvider wireClock)
{
    public async Task PlayAsync(HttpContext context, CurrentCall call, RequestDelegate next)
    {
        if (plan.Take(call.Call, call.Caller.System?.Id) is not { } fault)
        {
            await next(context);
            return;
        }

        ledger.Append(new FaultPlayed(call.Call, fault.Kind));
        await PlayAsync(fault, context, call, next);
    }

    private Task PlayAsync(Fault fault, HttpContext context, CurrentCall call, RequestDelegate next) => fault.Kind switch
    {
        FaultKind.DropBefore => DropAsync(context),
        FaultKind.DropAfter => DropAfterwardsAsync(context, next),
        FaultKind.CutOff => CutOffAsync(context, next),
        FaultKind.Slow => DelayAsync(fault.Delay, context, next),
        FaultKind.TooManyRequests => LimitAsync(context, call),
        FaultKind.BadRequest => context.RefuseAsync(StatusCodes.Status400BadRequest, "ValidationException", "The call is refused."),
        FaultKind.InternalServerError => FailAsync(context, StatusCodes.Status500InternalServerError),
        _ => FailAsync(context, StatusCodes.Status503ServiceUnavailable),
    };

    private static Task DropAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static Task FailAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private async Task DelayAsync(TimeSpan delay, HttpContext context, RequestDelegate next)
    {
        await Task.Delay(delay, wireClock, context.RequestAborted);
        await next(context);
    }

    private Task LimitAsync(HttpContext context, CurrentCall call)
    {
        limiter.WriteHeaders(context.Response, remaining: 0);
        return FrontGate.RefuseAsLimitedAsync(context, call, ledger);
    }

    private static async Task DropAfterwardsAsync(HttpContext context, RequestDelegate next)
    {
        using var unsent = await CarryOutAsync(context, next);
        context.Abort();
    }

    // An answer shorter than its Content-Length makes the server close the connection, and what was written arrives; an abort could
    // overtake it.
    private static async Task CutOffAsync(HttpContext context, RequestDelegate next)
    {
        using var answer = await CarryOutAsync(context, next);
        await context.Response.Body.WriteAsync(answer.GetBuffer().AsMemory(0, (int)answer.Length / 2), context.RequestAborted);
    }

    private static async Task<MemoryStream> CarryOutAsync(HttpContext context, RequestDelegate next)
    {
        var wire = context.Response.Body;
        var answer = new MemoryStream();
        context.Response.Body = answer;
        await next(context);
        context.Response.Body = wire;
        return answer;
    }
}
