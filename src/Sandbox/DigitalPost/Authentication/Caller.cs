namespace Postvogn.Sandbox.DigitalPost;

internal sealed record Caller(MailSystem? System, RejectionReason? Rejection)
{
    /// <summary>Only if the key was shown with a certificate that we trust.</summary>
    public MailSystem? Identity => Rejection == RejectionReason.CertificateNotValid ? null : System;
}

/// <summary>TI 4, 5, 7 and 10.4.</summary>
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
