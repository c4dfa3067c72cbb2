using Postvogn.Sandbox.Certificates;

namespace Postvogn.Sandbox.Staging;

internal static class Identities
{
    /// <summary>Gives the password of the PFX files (TI 2.6.1).</summary>
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
