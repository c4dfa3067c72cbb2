using Postvogn.Sandbox.DigitalPost.Ledger;
using Postvogn.Sandbox.DigitalPost.Registry;

namespace Postvogn.Sandbox.DigitalPost.Authentication;

/// <summary>Who calls, as far as it is known, and the first check that failed, if any.</summary>
internal sealed record Caller(MailSystem? System, RejectionReason? Rejection)
{
    /// <summary>The system, when its identity is certain: the key was shown with a certificate that we trust.</summary>
    public MailSystem? Identity => Rejection == RejectionReason.CertificateNotValid ? null : System;
}

/// <summary>What a caller must be allowed to do (TI 4, 5, 7 and 10.4).</summary>
internal enum CallerRole
{
    /// <summary>A system that sends.</summary>
    Sender,

    /// <summary>A system that receives.</summary>
    Recipient,

    /// <summary>Any system.</summary>
    Any,

    /// <summary>A system that sends, of an authority (TI 4.5.8, 5.9).</summary>
    AuthoritySender,

    /// <summary>An administrator, who is a person: see <see cref="MailSystem.Administers"/>.</summary>
    Administrator,
}
