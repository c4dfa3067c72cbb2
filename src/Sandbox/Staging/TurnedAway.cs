using System.Runtime.CompilerServices;
using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Staging;

/// <summary>TI 2.6.1: that is never a letter's fault.</summary>
internal static class TurnedAway
{
    public static async IAsyncEnumerable<string> WatchAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in stage.DigitalPost.Ledger.WatchAsync(cancellationToken))
        {
            if (entry is CallRejected rejected && !IsForAdministrators(rejected) && FixOf(rejected.Reason) is { } fix)
                yield return Message(rejected, stage.Cast.Systems.FirstOrDefault(system => system.Id == rejected.SystemId)?.Name, fix);
        }
    }

    public static async Task RequireNoneAsync(Stage stage, CancellationToken cancellationToken)
    {
        await foreach (var message in WatchAsync(stage, cancellationToken))
            throw new SandboxException(message);
    }

    // TI 5.2: only they are shown systems, so whoever asks learns whether it is one.
    private static bool IsForAdministrators(CallRejected rejected) =>
        rejected is { Reason: RejectionReason.RoleNotHeld, Call: ApiCall.QuerySystems or ApiCall.FetchSystem };

    private static string? FixOf(RejectionReason reason) => reason switch
    {
        RejectionReason.CertificateNotValid =>
            "Check Postvogn__Certificates__{name}__Path: the file must be a valid client certificate that Digital Post's authority issued.",
        RejectionReason.ApiKeyMissing or RejectionReason.SystemNotFound =>
            "Check Postvogn__Systems__{name}__ApiKey: it must be the key of an existing system, as Administrative Access shows it.",
        RejectionReason.SystemNotActive => "Activate the system in Administrative Access, or use one that is active.",
        RejectionReason.CvrDoesNotMatch =>
            "Check Postvogn__Systems__{name}__Certificate: the certificate's CVR number must be that of the system's organisation.",
        RejectionReason.IpNotAllowed => "Add this machine's address to the system's allowed addresses in Administrative Access.",
        RejectionReason.RoleNotHeld => "Check Postvogn__Systems__{name}__Sends and __Receives: the system has another role.",
        _ => null,
    };

    private static string Message(CallRejected rejected, string? system, string fix) =>
        $"Digital Post turned a call of {(system is null ? "a system that it does not know" : $"the system {system}")} away "
        + $"({rejected.Reason}, HTTP {rejected.StatusCode}, traceparent {rejected.TraceParent}). "
        + fix.Replace("{name}", system ?? "{name}", StringComparison.Ordinal);
}
