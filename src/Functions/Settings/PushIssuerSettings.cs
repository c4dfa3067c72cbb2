using System.Security.Cryptography.X509Certificates;

namespace Postvogn.Functions.Settings;

/// <summary>By whose issuers and as which organisation Digital Post's certificate is known when it pushes.</summary>
/// <param name="Cvr">Digital Post's CVR number, eight digits (<c>Postvogn__Push__Cvr</c>).</param>
/// <param name="Roots">The roots that its chain may lead to, at least one (<c>Postvogn__Push__Issuers</c>).</param>
/// <param name="Issuing">The issuing certificates below them; a chain leads over no other.</param>
internal sealed record PushIssuerSettings(string Cvr, X509Certificate2Collection Roots, X509Certificate2Collection Issuing);
