using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Postvogn.DigitalPost;
using Postvogn.Functions.Contacts;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Sandbox.Certificates;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>The app's functions for contacts beside the stand-in for Digital Post, over real TLS. App and stand-in have one clock that a
/// test moves; it begins now, because certificates are of now.</summary>
internal sealed class ContactBed : IAsyncDisposable
{
    public const string System = "post";
    private const string Password = "kode";

    private readonly TemporaryFolder folder = new();
    private readonly SandboxAuthority authority;
    private readonly List<ContactApp> apps = [];

    private ContactBed() => authority = SandboxAuthority.LoadOrCreate(Path.Combine(folder.Path, "ca"), TimeProvider.System);

    public FakeClock Clock { get; } = new(
        new DateTimeOffset(TimeProvider.System.GetUtcNow().Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero));

    public NationalService DigitalPost { get; private set; } = null!;

    /// <summary>The settings of the apps that are started from now on.</summary>
    public PostvognSettings Settings { get; set; } = null!;

    /// <summary>The first app.</summary>
    public ContactApp App => apps[0];

    public string PushCertificate => Convert.ToBase64String(DigitalPost.PushCertificate.RawData);

    public static async Task<ContactBed> StartAsync(Func<PostvognSettings, PostvognSettings>? adjust = null)
    {
        var bed = new ContactBed();
        bed.DigitalPost = await NationalService.StartAsync(new() { Authority = bed.authority, Directory = Path.Combine(bed.folder.Path,
            "spool"), Clock = bed.Clock }, default);
        bed.DigitalPost.Registry.Put(new Organisation { Cvr = Rig.Cvr, Name = "Solbjerg Kommune" });
        bed.DigitalPost.Registry.Put(
            new MailSystem { Id = Rig.SystemId, ApiKey = "key", Cvr = Rig.Cvr, Name = System, Protocol = ServiceProtocol.RestPull });
        bed.Settings = bed.SettingsOf();
        bed.Settings = adjust?.Invoke(bed.Settings) ?? bed.Settings;
        await bed.StartAppAsync();
        return bed;
    }

    /// <summary>A store of its own on the folder of all. A writer that waits for another waits on the system's clock.</summary>
    public IBlobStore Store() => new FileBlobStore(((FolderStorage)Settings.Storage).Path, TimeProvider.System, new RandomIds());

    /// <summary>Another instance of the app, on the same folder; nothing else is shared.</summary>
    public async Task<ContactApp> StartAppAsync(IBlobStore? store = null)
    {
        var app = await ContactApp.StartAsync(Settings, Clock, store ?? Store());
        apps.Add(app);
        return app;
    }

    /// <summary>Puts a list in use, as if it had been fetched; everybody on it is registered for Digital Post.</summary>
    public async Task<ContactIndex> UseListAsync(TimeSpan age, params string[] numbers)
    {
        var builder = new ContactIndexBuilder();
        foreach (var text in numbers)
        {
            ContactNumber.TryParse(text, out var number).ShouldBeTrue();
            builder.Add(number, new Reach(DigitalPost: true, NemSms: false));
        }

        var index = builder.Build(Clock.GetUtcNow() - age);
        await App.Store.PutAsync(Places.ContactIndex, index.WriteAsync, BlobCondition.None, default);
        return index;
    }

    /// <summary>A citizen at Digital Post, changed now.</summary>
    public Guid Put(string number, ContactStatus status = ContactStatus.Registered, NemSmsSubscription nemSms = NemSmsSubscription.None)
    {
        var type = number.Length == 8 ? ContactType.Company : ContactType.Citizen;
        DigitalPost.Registry.Put(new Contact { Type = type, Number = number, Status = status, NemSms = nemSms });
        return DigitalPost.Registry.FindContactId(type, number)!.Value;
    }

    /// <summary>What the app knows of somebody, when it has looked anew.</summary>
    public async Task<Reach?> KnownAsync(string number)
    {
        Clock.Advance(KnownContacts.LookEvery);
        return (await App.Get<KnownContacts>().CurrentAsync(default))?.Find(number);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps) await app.DisposeAsync();
        await DigitalPost.DisposeAsync();
        authority.Dispose();
        folder.Dispose();
    }

    private PostvognSettings SettingsOf()
    {
        using var rig = new Rig();
        var pfx = Path.Combine(folder.Path, "oces.pfx");
        using (var certificate = authority.IssueOces(Rig.Cvr, "Solbjerg"))
            File.WriteAllBytes(pfx, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password));
        return rig.Settings with
        {
            Storage = new FolderStorage(Path.Combine(folder.Path, "store")),
            DigitalPost = new DigitalPostSettings(DigitalPost.BaseAddress, authority.RootPemPath, IsProduction: true),
            Certificates = new Dictionary<string, CertificateSettings> { ["oces"] = new(pfx, null, Password) },
            PushThumbprints = new HashSet<string> { Convert.ToHexStringLower(SHA256.HashData(DigitalPost.PushCertificate.RawData)) },
            Contacts = new ContactsSettings { System = System, ListSystem = System },
        };
    }
}
