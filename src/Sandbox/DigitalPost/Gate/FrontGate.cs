namespace Postvogn.Sandbox.DigitalPost;

internal sealed class FrontGate(CallerCheck check, RateLimiter limiter, FaultPlay faults, NationalLedger ledger)
{
    public static FrontGate Of(NationalServiceOptions options, NationalRegistry registry, FaultPlan plan, NationalLedger ledger)
    {
        var limiter = new RateLimiter(options.RateLimit, options.WireClock);
        return new FrontGate(new CallerCheck(registry, options), limiter, new FaultPlay(plan, limiter, ledger, options.WireClock), ledger);
    }

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        TraceParent.Mark(context);
        var call = CurrentCall.Recognise(context, check);
        if (limiter.Admit(context, call.Caller.Identity))
            await faults.PlayAsync(context, call, inner => EnterAsync(inner, call, next));
        else
            await RefuseAsLimitedAsync(context, call, ledger);
    }

    public static Task RefuseAsLimitedAsync(HttpContext context, CurrentCall call, NationalLedger ledger)
    {
        ledger.Append(new CallRateLimited(call.Call, call.Caller.Identity?.Id));
        return context.RefuseAsync(
            StatusCodes.Status429TooManyRequests,
            "too.many.requests",
            "The bucket is empty; tokens come back each second.");
    }

    private async Task EnterAsync(HttpContext context, CurrentCall call, RequestDelegate next)
    {
        if (call.Caller.Rejection is { } reason)
            await Rejections.RejectAsync(context, ledger, reason, $"The call is not let in: {reason}.");
        else
            await AnswerAsync(context, call, next);
    }

    private async Task AnswerAsync(HttpContext context, CurrentCall call, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (call.Call == ApiCall.Unknown)
                await context.RefuseAsync(context.Response.StatusCode, "not.found", "There is nothing here.");
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            ledger.Append(new Mishap(call.Call.ToString(), $"{e.GetType().Name}: {e.Message}"));
            throw;
        }
    }
}
