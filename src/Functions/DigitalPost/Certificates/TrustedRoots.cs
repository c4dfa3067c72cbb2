using System.Security.Cryptography.X509Certificates;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>The roots that the configuration names, for test and sandbox.</summary>
internal static class TrustedRoots
{
    public static X509Certificate2Collection Of(DigitalPostSettings settings)
    {
        var roots = new X509Certificate2Collection();
        if (settings.TrustedRoots is { } pemFile) roots.ImportFromPemFile(pemFile);
        return roots;
    }
}
