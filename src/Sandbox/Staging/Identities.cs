using System.Security.Cryptography;
using Postvogn.Sandbox.Certificates;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Staging;

/// <summary>Issues what the systems prove themselves with (TI 2.6.1).</summary>
internal static class Identities
{
    /// <summary>Gives each system its own client certificate, as a PFX file that only the sandbox's app can open.</summary>
    public static StageScript Issue(Cast cast, StageFolders folders, ISandboxStore store, SandboxAuthority authority, NationalService digitalPost)
    {
        var password = RandomNumberGenerator.GetHexString(32);
        foreach (var system in cast.Systems)
        {
            using var certificate = authority.IssueOces(system.Cvr, system.Name);
            CertificateFiles.WritePfx(certificate, folders.CertificateOf(system.Name), password);
        }
        return new StageScript
        {
            Cast = cast,
            Folders = folders,
            Store = store,
            DigitalPost = digitalPost.BaseAddress,
            TrustedRoots = authority.RootPemPath,
            PushThumbprint = CertificateFiles.Sha256Thumbprint(digitalPost.PushCertificate),
            CertificatePassword = password,
        };
    }
}
