using System.Security.Cryptography;
using Postvogn.Sandbox.Certificates;

namespace Postvogn.Sandbox.Staging;

/// <summary>Issues what the systems prove themselves with (TI 2.6.1).</summary>
internal static class Identities
{
    /// <summary>Gives each system its own client certificate, as a PFX file that only the sandbox's app can open.</summary>
    /// <returns>The password of the files.</returns>
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
