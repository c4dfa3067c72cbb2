namespace Postvogn.Functions.DigitalPost;

/// <summary>How long a certificate has left.</summary>
/// <param name="Certificate">Its name in the settings.</param>
/// <param name="DaysLeft">Days until it expires, with fractions; negative when it has.</param>
internal sealed record CertificateLife(string Certificate, double DaysLeft);
