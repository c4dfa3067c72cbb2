namespace Postvogn.Sandbox.DigitalPost;

internal sealed record CurrentCall(ApiCall Call, CallerRole? Role, Caller Caller)
{
    // Of a call that was let in.
    public MailSystem System => Caller.System!;

    public static CurrentCall Of(HttpContext context) => context.Features.Get<CurrentCall>()!;

    public static CurrentCall Recognise(HttpContext context, CallerCheck check)
    {
        var route = context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>();
        var call = new CurrentCall(route?.Call ?? ApiCall.Unknown, route?.Role, check.Check(context, route?.Role));
        context.Features.Set(call);
        return call;
    }
}
