using Microsoft.AspNetCore.Http;
using Postvogn.Sandbox.DigitalPost.Authentication;
using Postvogn.Sandbox.DigitalPost.Faults;
using Postvogn.Sandbox.DigitalPost.Registry;

namespace Postvogn.Sandbox.DigitalPost.Gate;

/// <summary>What the gate has found out about a call.</summary>
internal sealed record CurrentCall(ApiCall Call, CallerRole? Role, Caller Caller)
{
    /// <summary>The system of a call that was let in.</summary>
    public MailSystem System => Caller.System!;

    public static CurrentCall Of(HttpContext context) => context.Features.Get<CurrentCall>()!;

    public static CurrentCall Recognise(HttpContext context, CallerCheck check)
    {
        var endpoint = context.GetEndpoint()?.Metadata.GetMetadata<ApiEndpoint>();
        var call = new CurrentCall(endpoint?.Call ?? ApiCall.Unknown, endpoint?.Role, check.Check(context, endpoint?.Role));
        context.Features.Set(call);
        return call;
    }
}
