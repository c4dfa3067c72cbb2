using System.Security.Cryptography.X509Certificates;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Tells whether the CVR number of a certificate is one that Digital Post will take for the systems that show it (TI 2.6.1; the
/// table of docs/adr/0016).</summary>
internal static partial class CertificateOwners
{
    public static void Tell(ILogger log, string name, X509Certificate2 certificate, IEnumerable<SystemSettings> systems)
    {
        var owner = OcesSubject.CvrOf(certificate);
        foreach (var system in systems.Where(system => string.Equals(system.Certificate, name, StringComparison.OrdinalIgnoreCase)))
        {
            if (owner is null) NoOwner(log, name, system.Name);
            else if (owner == system.VendorCvr) Delegated(log, name, owner, system.Name, system.Cvr);
            else if (owner != system.Cvr) Stranger(log, name, owner, system.Name, Expected(system));
            else if (system.VendorCvr is not null) OwnThoughDelegated(log, name, owner, system.Name, system.VendorCvr);
        }
    }

    private static string Expected(SystemSettings system) => system.VendorCvr is null ? system.Cvr :
        $"{system.Cvr} or its vendor's {system.VendorCvr}";

    [LoggerMessage(EventId = 980, Level = LogLevel.Error,
        Message = "Certificate {Name} is of CVR number {Owner}, but system {System} is of {Expected}: Digital Post refuses every call. " +
            "Give the certificate of the system's organisation, or correct the system's __Cvr. If the certificate is a vendor's: " +
            "name the vendor's CVR number in Administrative Access (fuldmagt til systemleverandør) and in the system's __VendorCvr")]
    private static partial void Stranger(ILogger log, string name, string owner, string system, string expected);

    [LoggerMessage(EventId = 981, Level = LogLevel.Information,
        Message = "Certificate {Name} of vendor {Owner} is shown for system {System} of {Cvr}, which is delegated to it")]
    private static partial void Delegated(ILogger log, string name, string owner, string system, string cvr);

    [LoggerMessage(EventId = 982, Level = LogLevel.Warning,
        Message = "Certificate {Name} is of the organisation {Owner} itself, but system {System} is delegated to vendor {Vendor}: " +
            "Digital Post may refuse every call. Give the vendor's certificate, or remove the system's __VendorCvr if the " +
            "delegation has ended")]
    private static partial void OwnThoughDelegated(ILogger log, string name, string owner, string system, string vendor);

    [LoggerMessage(EventId = 983, Level = LogLevel.Warning,
        Message = "Certificate {Name}, which system {System} shows, has no CVR number: it is no OCES organisation or system certificate, " +
            "and Digital Post may refuse every call. Order one in MitID Erhverv")]
    private static partial void NoOwner(ILogger log, string name, string system);
}
