namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Who calls, as far as it is known, and the first check that failed, if any.</summary>
internal sealed record Caller(MailSystem? System, RejectionReason? Rejection)
{
    /// <summary>The system, when its identity is certain: the key was shown with a certificate that we trust.</summary>
    public MailSystem? Identity => Rejection == RejectionReason.CertificateNotValid ? null : System;
}

/// <summary>What a caller must be allowed to do (TI 4, 5, 7 and 10.4).</summary>
internal enum CallerRole
{
    Sender,

    Recipient,

    Any,

    // TI 4.5.8, 5.9.
    AuthoritySender,

    // A person at the national service: see MailSystem.Administers.
    Administrator,
}
