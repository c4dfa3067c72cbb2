namespace Postvogn.Functions.DigitalPost;

/// <summary>How long a certificate, by its name in the settings, has left: days with fractions, negative when it has expired.</summary>
internal sealed record CertificateLife(string Certificate, double DaysLeft);
