using Postvogn.Sandbox.Certificates;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>In the order of TI 2.6.1.</summary>
internal sealed class CallerCheck(NationalRegistry registry, NationalServiceOptions options)
{
    public Caller Check(HttpContext context, CallerRole? role)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var system = ApiKey.Read(header)?.FindIn(registry);
        return new Caller(system, FirstFailure(context, header, system) ?? RoleFailure(system!, role));
    }

    private RejectionReason? FirstFailure(HttpContext context, string header, MailSystem? system)
    {
        if (context.Connection.ClientCertificate is not { } certificate || !IsValid(certificate))
            return RejectionReason.CertificateNotValid;
        if (!ApiKey.IsPresented(header))
            return RejectionReason.ApiKeyMissing;
        if (system is null)
            return RejectionReason.SystemNotFound;
        if (!system.IsActive(options.Clock.GetUtcNow()))
            return RejectionReason.SystemNotActive;
        if (OcesSubject.CvrOf(certificate) is not { } cvr || (cvr != system.Cvr && cvr != system.DelegatedCvr))
            return RejectionReason.CvrDoesNotMatch;
        if (!AllowedAddresses.Contain(system.AllowedIps, context.Connection.RemoteIpAddress))
            return RejectionReason.IpNotAllowed;
        return null;
    }

    private RejectionReason? RoleFailure(MailSystem system, CallerRole? role) => Holds(system, role) ? null : RejectionReason.RoleNotHeld;

    private bool Holds(MailSystem system, CallerRole? role) => role switch
    {
        CallerRole.Sender => system.Sends,
        CallerRole.Recipient => system.Receives,
        CallerRole.AuthoritySender => system.Sends && registry.FindOrganisation(system.Cvr)?.Type == OrganisationType.Authority,
        CallerRole.Administrator => system.Administers,
        _ => true,
    };

    private bool IsValid(X509Certificate2 certificate) =>
        options.Authority.HasIssued(certificate, options.WireClock.GetUtcNow(), CertificateTrust.ClientUsage);
}
