using System.Security.Cryptography;
using Postvogn.Sandbox.Certificates;

namespace Postvogn.Sandbox.Staging;

internal static class Identities
{
    /// <summary>Gives each system its own client certificate (TI 2.6.1), as a PFX file with this password.</summary>
    public static string Issue(Cast cast, StageFolders folders, SandboxAuthority authority)
    {
        var password = RandomNumberGenerator.GetHexString(32);
        foreach (var system in cast.Systems)
        {
            using var certificate = authority.IssueOces(system.Cvr, system.Name);
            CertificateFiles.WritePfx(certificate, folders.CertificateOf(system.Name), password);
        }
        return password;
    }
}
