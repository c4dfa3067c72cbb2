using System.Security.Cryptography.X509Certificates;
using System.Text;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.Wire;

/// <summary>A system that calls a service, on a clock that stands still.</summary>
internal sealed class TestSystem : IDisposable
{
    public const string Id = "315fc432-9100-4b53-b5a6-96ae8ff9165b";
    public const string Token = "5bbe5eea-8f98-4f4f-bcaa-ab822d32e39e";

    public static readonly string EncodedKey = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Id}:{Token}"));

    private readonly DigitalPostConnection connection;

    public TestSystem(
        Uri service, X509Certificate2? certificate = null, X509Certificate2Collection? chain = null, RateLimitSize? limit = null,
        int repeats = 0)
    {
        connection = new DigitalPostConnection(
            new DigitalPostConnectionOptions
            {
                Environment = new DigitalPostEnvironment(service, limit ?? new(60, 30)),
                ClientCertificate = certificate ?? TestAuthority.Trusted.Client,
                ClientCertificateChain = chain ?? [],
                TrustedRoots = [TestAuthority.Trusted.Root],
                LargestMemo = 1000,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                Repeats = repeats,
                Random = FixedRandom.None,
            },
            Clock,
            Log);
        Client = connection.ClientFor(Key);
    }

    public static ApiKey Key => KeyOf(EncodedKey);

    public FakeClock Clock { get; } = new();

    public CollectedLog Log { get; } = new();

    public DigitalPostClient Client { get; }

    public static ApiKey KeyOf(string text) =>
        ApiKey.TryParse(text, out var key) ? key : throw new FormatException("The test's key is no key.");

    public Task<Answer<Receipt>> PostMemoAsync(Guid messageUuid, string xml) =>
        PostMemoAsync(messageUuid, new MemoryStream(Encoding.UTF8.GetBytes(xml)));

    public Task<Answer<Receipt>> PostMemoAsync(Guid messageUuid, MemoryStream xml) => Client.PostMemoAsync(messageUuid, xml, xml.Length);

    public void Dispose() => connection.Dispose();
}
