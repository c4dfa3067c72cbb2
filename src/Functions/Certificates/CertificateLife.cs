namespace Postvogn.Functions.Certificates;

/// <summary>How long a certificate has left.</summary>
/// <param name="Certificate">Its name in the settings.</param>
/// <param name="DaysLeft">Days until it expires, with fractions; negative when it has.</param>
public sealed record CertificateLife(string Certificate, double DaysLeft);
