using System.Security.Cryptography.X509Certificates;

namespace Postvogn.Functions.Settings;

/// <summary>By whose issuers and as which organisation Digital Post's certificate is known when it pushes: its chain leads to one of the
/// roots (at least one), over no other issuing certificates.</summary>
internal sealed record PushIssuerSettings(string Cvr, X509Certificate2Collection Roots, X509Certificate2Collection Issuing);
