using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Postvogn.Sandbox.Certificates;
using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.DigitalPost.Tests.StandIn;

/// <summary>The sandbox's stand-in for Digital Post with one pulling system, and that system's client. Each test has its own.</summary>
internal sealed class StandInBed : IAsyncDisposable
{
    public const string Cvr = "00998877";
    public const string Citizen = "7101900001";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-standin-");
    private readonly SandboxAuthority authority;
    private readonly List<DigitalPostConnection> connections = [];

    private StandInBed() => authority = SandboxAuthority.LoadOrCreate(Path.Combine(folder.FullName, "ca"), TimeProvider.System);

    public MailSystem System { get; } = new()
    {
        Id = Guid.Parse("22222222-2222-4222-8222-222222222222"),
        ApiKey = "pull-key",
        Cvr = Cvr,
        Name = "Pulling system",
        Protocol = ServiceProtocol.RestPull,
    };

    public NationalService Service { get; private set; } = null!;

    public DigitalPostClient Client => ClientOf(System.AuthenticationToken, Cvr);

    public static async Task<StandInBed> StartAsync()
    {
        var bed = new StandInBed();
        bed.Service = await NationalService.StartAsync(
            new()
            {
                Authority = bed.authority,
                Directory = Path.Combine(bed.folder.FullName, "spool"),
                BusinessReceiptDelay = TimeSpan.Zero,
            },
            default);
        bed.Service.Registry.Put(new Organisation { Cvr = Cvr, Name = "Solbjerg Kommune" });
        bed.Service.Registry.Put(bed.System);
        bed.Service.Registry.Put(new Contact { Type = ContactType.Citizen, Number = Citizen });
        return bed;
    }

    /// <summary>A letter to the citizen; with a day, one that waits until then.</summary>
    public static byte[] Letter(Guid messageUuid, DateOnly? day = null) => Encoding.UTF8.GetBytes($"""
        <memo:Message xmlns:memo="https://DigitalPost.dk/MeMo-1" memoVersion="1.2">
          <memo:MessageHeader>
            <memo:messageType>DIGITALPOST</memo:messageType>
            <memo:messageUUID>{messageUuid}</memo:messageUUID>
            <memo:label>Til borgeren</memo:label>
            {Until(day)}<memo:mandatory>false</memo:mandatory>
            <memo:legalNotification>false</memo:legalNotification>
            <memo:Sender>
              <memo:senderID>{Cvr}</memo:senderID>
              <memo:idType>CVR</memo:idType>
              <memo:label>Solbjerg Kommune</memo:label>
            </memo:Sender>
            <memo:Recipient>
              <memo:recipientID>{Citizen}</memo:recipientID>
              <memo:idType>CPR</memo:idType>
            </memo:Recipient>
          </memo:MessageHeader>
          <memo:MessageBody>
            <memo:createdDateTime>2029-12-20T12:00:00Z</memo:createdDateTime>
            <memo:MainDocument>
              <memo:File>
                <memo:encodingFormat>text/plain</memo:encodingFormat>
                <memo:filename>Brev.txt</memo:filename>
                <memo:language>da</memo:language>
                <memo:content>SGVq</memo:content>
              </memo:File>
            </memo:MainDocument>
          </memo:MessageBody>
        </memo:Message>
        """);

    /// <summary>The system's key with the right to change what belongs to administrators.</summary>
    public DigitalPostClient Administrator()
    {
        Service.Registry.Put(System with { Administers = true });
        return Client;
    }

    /// <summary>A call that the client would not make: GET with a path and query of any kind.</summary>
    public async Task<HttpResponseMessage> GetRawAsync(string pathAndQuery)
    {
        using var certificate = authority.IssueOces(Cvr, "Test");
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates = [certificate];
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { authority.Root },
        };
        using var client = new HttpClient(handler);
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(System.AuthenticationToken);
        return await client.GetAsync(new Uri(Service.BaseAddress, $"/apis/v1/{pathAndQuery}"));
    }

    /// <summary>A client with any key, and a certificate of any organisation.</summary>
    public DigitalPostClient ClientOf(string apiKey, string cvr)
    {
        var connection = new DigitalPostConnection(
            new()
            {
                Environment = DigitalPostEnvironment.At(Service.BaseAddress),
                ClientCertificate = authority.IssueOces(cvr, "Test"),
                TrustedRoots = [authority.Root],
            },
            TimeProvider.System);
        connections.Add(connection);
        return connection.ClientFor(Wire.TestSystem.KeyOf(apiKey));
    }

    /// <summary>Waits until the stand-in has made a business receipt for each.</summary>
    public Task ValidatedAsync(params Guid[] messageUuids) =>
        UntilAsync(ledger => messageUuids.All(uuid => ledger.FindMessage(uuid) is not null));

    /// <summary>Lets the stand-in offer a letter to the system.</summary>
    public async Task OfferAsync(byte[] letter)
    {
        var path = Path.Combine(folder.FullName, "offered.xml");
        await File.WriteAllBytesAsync(path, letter);
        await Service.SendToRecipientAsync(System.Id, path, default);
    }

    /// <summary>Waits for the stand-in's ledger.</summary>
    public async Task UntilAsync(Func<NationalLedger, bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        await Service.Ledger.WaitUntilAsync(condition, patience.Token);
    }

    /// <summary>A server that keeps what Digital Post posts to it.</summary>
    public Task<ChangeListener> ListenAsync() => ChangeListener.StartAsync(authority);

    public async ValueTask DisposeAsync()
    {
        connections.ForEach(c => c.Dispose());
        await Service.DisposeAsync();
        authority.Dispose();
        folder.Delete(recursive: true);
    }

    private static string Until(DateOnly? day) =>
        day is { } date ? $"<memo:doNotDeliverUntilDate>{date:yyyy-MM-dd}</memo:doNotDeliverUntilDate>" : "";
}
