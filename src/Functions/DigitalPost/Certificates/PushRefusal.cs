namespace Postvogn.Functions.DigitalPost;

/// <summary>Why a client certificate is not taken for Digital Post's (docs/adr/0016).</summary>
internal enum PushRefusal
{
    /// <summary>It is not valid yet, or not any more.</summary>
    NotValidNow,

    /// <summary>It may issue certificates itself, so it is nobody's client certificate.</summary>
    IssuesCertificates,

    /// <summary>It is not pinned, and no issuer is configured.</summary>
    NotPinned,

    /// <summary>No chain over the configured certificates leads to a configured root.</summary>
    NotFromTheIssuers,

    /// <summary>An issuer of it is not valid now.</summary>
    IssuerNotValidNow,

    /// <summary>It, or an issuer of it, says that it is not for clients.</summary>
    NotForClients,

    /// <summary>Its subject is not that of an OCES organisation or system certificate.</summary>
    NoOrganisation,

    /// <summary>It is that of another organisation.</summary>
    OtherOrganisation,
}
