using System.Text;
using Postvogn.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Benchmarks.Store;

/// <summary>One source and one system. Everything is as the app has it by default, but for the wait for others of a transmission: waiting
/// costs nothing.</summary>
internal static class BenchSettings
{
    public const string Source = "kmd";
    public const string System = "post";
    public static readonly Guid SystemId = new("315fc432-9100-4b53-b5a6-96ae8ff9165b");

    public static PostvognSettings Of(string folder) => new()
    {
        Storage = new FolderStorage(folder),
        Hints = new HintSettings(null, "UseDevelopmentStorage=true"),
        DigitalPost = new DigitalPostSettings(new Uri("https://localhost:1"), null, IsProduction: true),
        Certificates = new Dictionary<string, CertificateSettings>(),
        Systems = new Dictionary<string, SystemSettings> { [System] = Post() },
        Sources = new Dictionary<string, SourceSettings> { [Source] = new() { System = System } },
        Inbox = new InboxSettings("unrouted", new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)),
        PushThumbprints = new HashSet<string>(),
        Timing = new TimingSettings(
            TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(10), TimeSpan.FromHours(12),
            TimeSpan.FromMilliseconds(50)),
        Transmissions = new TransmissionSettings(1_000, 200_000_000),
    };

    private static SystemSettings Post()
    {
        if (!ApiKey.TryParse(Convert.ToBase64String(Encoding.ASCII.GetBytes($"{SystemId}:key")), out var key))
            throw new InvalidOperationException("The API key of the benchmark is none.");
        return new SystemSettings
        {
            Name = System,
            Id = SystemId,
            ApiKey = key,
            Certificate = "oces",
            Cvr = BenchLetter.Cvr,
            Label = "Solbjerg Kommune",
            Protocol = SystemProtocol.RestPush,
            Sends = true,
            Receives = true,
        };
    }
}
