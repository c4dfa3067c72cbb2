using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Postvogn.Sandbox.Certificates;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Tests.Certificates;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.DigitalPost.Testbed;

/// <summary>A running stand-in with one municipality, a pushing and a pulling system, and a few contacts. Each test has its own.</summary>
internal sealed class NationalBed : IAsyncDisposable
{
    public const string Cvr = Letter.Cvr;
    public const string OtherCvr = "00112233";
    public const string Citizen = Letter.Citizen;
    public const string Exempt = "7101900002";
    public const string Closed = "7101900003";
    public const string NobodyAtAll = "7101900004";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder folder = new();

    private NationalBed()
    {
        Authority = SandboxAuthority.LoadOrCreate(folder["ca"], TimeProvider.System);
        Certificate = Authority.IssueOces(Cvr, "Solbjerg Kommune");
    }

    public FakeClock Clock { get; } = new();

    public FakeClock WireClock { get; } = new(TimeProvider.System.GetUtcNow());

    public SandboxAuthority Authority { get; }

    public X509Certificate2 Certificate { get; }

    public NationalService Service { get; private set; } = null!;

    public RecipientServer Recipient { get; private set; } = null!;

    public MailSystem Pushing { get; private set; } = SystemOf(new Guid("11111111-1111-4111-8111-111111111111"), "push-key");

    public MailSystem Pulling { get; } = SystemOf(new Guid("22222222-2222-4222-8222-222222222222"),
        "pull-key") with { Protocol = ServiceProtocol.RestPull };

    public NationalLedger Ledger => Service.Ledger;

    /// <summary>How many bodies lie in the service's spool.</summary>
    public int SpooledFiles => Directory.EnumerateFiles(folder["spool"], "*", SearchOption.AllDirectories)
        .Count(path => Path.GetFileName(path) != "owner.lock");

    public static async Task<NationalBed> StartAsync(RateLimitOptions? rateLimit = null)
    {
        var bed = new NationalBed();
        bed.Recipient = await RecipientServer.StartAsync(bed.Authority);
        bed.Service = await NationalService.StartAsync(bed.Options(rateLimit), default);
        bed.Pushing = bed.Pushing with
        {
            Endpoint = new Uri(bed.Recipient.Address, "memos/?system-uuid=1"),
            ReceiptEndpoint = new Uri(bed.Recipient.Address, "receipt"),
        };
        bed.FillRegistry();
        return bed;
    }

    public string NewFile(byte[] content)
    {
        var path = folder[Path.GetRandomFileName()];
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A letter whose file has been made so large that it is about so many bytes long.</summary>
    public string NewLargeFile(Letter letter, int size)
    {
        var path = folder[Path.GetRandomFileName()];
        using var file = File.CreateText(path);
        var content = letter.Xml.IndexOf(Letter.Content, StringComparison.Ordinal);
        file.Write(letter.Xml[..content]);
        var chunk = new string('A', 1_000_000);
        for (var written = 0; written < size; written += chunk.Length)
            file.Write(chunk);
        file.Write(letter.Xml[content..]);
        return path;
    }

    /// <summary>A client with a certificate (none: <see langword="null"/>) and, unless told otherwise, a system's key.</summary>
    public HttpClient ClientOf(MailSystem? system, X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = Timeout.InfiniteTimeSpan };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, server, _, _) =>
            server is X509Certificate2 it && Authority.HasIssued(it, TimeProvider.System.GetUtcNow(), "1.3.6.1.5.5.7.3.1");
        if (certificate is not null)
            handler.SslOptions.ClientCertificates = [certificate];
        var client = new HttpClient(handler) { BaseAddress = new Uri(Service.BaseAddress, "/apis/v1/") };
        if (system is not null)
            client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(system.AuthenticationToken);
        return client;
    }

    public HttpClient ClientOf(MailSystem system) => ClientOf(system, Certificate);

    /// <summary>Waits for the ledger, never by the clocks of the test.</summary>
    public async Task Until(Func<NationalLedger, bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await Ledger.WaitUntilAsync(condition, patience.Token);
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException("The ledger ends with: " + string.Join("\n", Ledger.Entries.TakeLast(10)), e);
        }
    }

    /// <summary>Sends a letter and lets its business receipt be made.</summary>
    public async Task<LedgerMessage> SendAsync(Letter letter, MailSystem? system = null)
    {
        using var client = ClientOf(system ?? Pulling);
        var before = Ledger.FindMessage(letter.MessageUuid)?.Submissions ?? 0;
        (await client.PostAsync(
            $"memos/?memo-message-uuid={letter.MessageUuid}", Xml(letter.Bytes))).StatusCode.ShouldBe(System.Net.HttpStatusCode.Created);
        await Until(ledger => ledger.FindMessage(letter.MessageUuid)?.Submissions > before);
        return Ledger.FindMessage(letter.MessageUuid)!;
    }

    public static ByteArrayContent Xml(byte[] content) => Content(content, "application/xml");

    public static ByteArrayContent Content(byte[] content, string type)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        return body;
    }

    public static async Task<JsonElement> JsonOf(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        Ledger.EntriesOf<Mishap>().ShouldBeEmpty();
        await Service.DisposeAsync();
        await Recipient.DisposeAsync();
        Certificate.Dispose();
        Authority.Dispose();
        folder.Dispose();
    }

    private static MailSystem SystemOf(Guid id, string key) => new() { Id = id, ApiKey = key, Cvr = Cvr, Name = key };

    private NationalServiceOptions Options(RateLimitOptions? rateLimit) => new()
    {
        Authority = Authority,
        Directory = folder["spool"],
        Clock = Clock,
        WireClock = WireClock,
        RateLimit = rateLimit ?? new RateLimitOptions(10_000, 1),
        PushTimeout = TimeSpan.FromSeconds(10),
    };

    private void FillRegistry()
    {
        Service.Registry.Put(new Organisation { Cvr = Cvr, Name = "Solbjerg Kommune" });
        Service.Registry.Put(new Organisation { Cvr = OtherCvr, Name = "Fjordby Kommune" });
        Service.Registry.Put(Pushing);
        Service.Registry.Put(Pulling);
        Service.Registry.Put(new Contact { Type = ContactType.Citizen, Number = Citizen });
        Service.Registry.Put(new Contact { Type = ContactType.Citizen, Number = Exempt, Status = ContactStatus.Exempt });
        Service.Registry.Put(new Contact { Type = ContactType.Citizen, Number = Closed, Status = ContactStatus.Closed });
    }
}
