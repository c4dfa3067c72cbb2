using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Postvogn.Benchmarks.Package;

/// <summary>The least that the app wants to be told: a store, queues, and one system, with a certificate that nobody ever sees.</summary>
internal sealed class AppConfiguration : IDisposable
{
    private const string System = "5f1c8a52-6f0e-4d0b-9a57-3c1f7f0d2b11";
    private const string Password = "benchmark";
    private const string OnceAYear = "0 0 0 1 1 *";
    private static readonly string[] Timers =
        ["Sweep", "PullReceipts", "PullMemos", "ChaseReceipts", "CheckContactPoints", "PullContactList", "PullContactChanges"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-start-");

    public AppConfiguration()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        var pfx = certificate.Export(X509ContentType.Pfx, Password);
        File.WriteAllBytes(CertificateFile, pfx);
        Certificate = X509CertificateLoader.LoadPkcs12(pfx, Password);
        Directory.CreateDirectory(Store);
    }

    /// <summary>For the front end, which wants one too.</summary>
    public X509Certificate2 Certificate { get; }

    private string CertificateFile => Path.Combine(folder.FullName, "benchmark.pfx");

    private string Store => Path.Combine(folder.FullName, "store");

    /// <summary>The app settings.</summary>
    /// <param name="queues">Connection string of the queues.</param>
    public IReadOnlyDictionary<string, string> Settings(string queues)
    {
        var settings = Timers.ToDictionary(timer => $"{timer}Schedule", _ => OnceAYear, StringComparer.Ordinal);
        settings["HintQueues"] = queues;
        settings["Postvogn__Storage__Path"] = Store;
        settings["Postvogn__Certificates__benchmark__Path"] = CertificateFile;
        settings["Postvogn__Certificates__benchmark__Password"] = Password;
        settings["Postvogn__Systems__benchmark__Id"] = System;
        settings["Postvogn__Systems__benchmark__ApiKey"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{System}:benchmark"));
        settings["Postvogn__Systems__benchmark__Certificate"] = "benchmark";
        settings["Postvogn__Systems__benchmark__Cvr"] = "12345674";
        settings["Postvogn__Systems__benchmark__Protocol"] = "REST_PULL";
        settings["Postvogn__Systems__benchmark__Sends"] = "true";
        return settings;
    }

    public void Dispose()
    {
        Certificate.Dispose();
        folder.Delete(recursive: true);
    }
}
