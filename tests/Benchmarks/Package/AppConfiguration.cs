using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Postvogn.Benchmarks.Package;

/// <summary>The least that the app wants to be told: a store and one system, with a certificate that nobody ever sees.</summary>
internal sealed class AppConfiguration : IDisposable
{
    private const string System = "5f1c8a52-6f0e-4d0b-9a57-3c1f7f0d2b11";
    private const string Password = "benchmark";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-start-");

    public AppConfiguration()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Benchmark", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        File.WriteAllBytes(CertificateFile, certificate.Export(X509ContentType.Pfx, Password));
        Directory.CreateDirectory(Store);
    }

    private string CertificateFile => Path.Combine(folder.FullName, "benchmark.pfx");

    private string Store => Path.Combine(folder.FullName, "store");

    public void WriteTo(IDictionary<string, string?> environment, int port)
    {
        environment["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{port}";
        environment["Postvogn__Storage__Path"] = Store;
        environment["Postvogn__Certificates__benchmark__Path"] = CertificateFile;
        environment["Postvogn__Certificates__benchmark__Password"] = Password;
        environment["Postvogn__Systems__benchmark__Id"] = System;
        environment["Postvogn__Systems__benchmark__ApiKey"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{System}:benchmark"));
        environment["Postvogn__Systems__benchmark__Certificate"] = "benchmark";
        environment["Postvogn__Systems__benchmark__Cvr"] = "12345674";
        environment["Postvogn__Systems__benchmark__Protocol"] = "REST_PULL";
        environment["Postvogn__Systems__benchmark__Sends"] = "true";
    }

    public void Dispose() => folder.Delete(recursive: true);
}
