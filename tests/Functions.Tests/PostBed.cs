using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Tests.DigitalPost;

namespace Postvogn.Functions.Tests;

/// <summary>A <see cref="Rig"/> whose parts call an HTTPS server that answers for Digital Post, with a certificate that it knows, and all
/// that they log.</summary>
internal class PostBed : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<ServiceProvider> parts;

    protected PostBed(RecordingService service, Func<PostvognSettings, PostvognSettings>? change = null)
    {
        Service = service;
        var roots = Write("roots.pem", Encoding.ASCII.GetBytes(TestIssuer.Shared.Root.ExportCertificatePem()));
        var pfx = Write("oces.pfx", TestIssuer.Pkcs12("kode", TestIssuer.Shared.Issue("Solbjerg"), TestIssuer.Shared.Issuer));
        var settings = Rig.Settings with
        {
            DigitalPost = new DigitalPostSettings(service.BaseAddress, roots, IsProduction: true),
            Certificates = new Dictionary<string, CertificateSettings> { ["oces"] = new(pfx, null, "kode") },
        };
        Settings = change?.Invoke(settings) ?? settings;
        parts = new(() => With());
    }

    public Rig Rig { get; } = new();

    public CollectedLogs Logs => Rig.Logs;

    public RecordingService Service { get; }

    public PostvognSettings Settings { get; }

    public T Get<T>()
        where T : notnull => parts.Value.GetRequiredService<T>();

    /// <summary>The parts with others in their place.</summary>
    public ServiceProvider With(Action<IServiceCollection>? adjust = null) => Rig.Parts(Settings, adjust);

    public async ValueTask DisposeAsync()
    {
        Rig.Dispose();
        await Service.DisposeAsync();
        folder.Dispose();
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
