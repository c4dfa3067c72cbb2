namespace Postvogn.Functions.Settings;

/// <summary>How Digital Post's certificate is known when it pushes: its chain leads to one of the roots (at least one), over no other
/// issuing certificates.</summary>
internal sealed record PushIssuerSettings(string Cvr, X509Certificate2Collection Roots, X509Certificate2Collection Issuing);
