using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Sftp;
using Postvogn.Sandbox.Tests.Certificates;
using Postvogn.Sandbox.Tests.Sftp;

namespace Postvogn.Sandbox.Tests.DigitalPost.Testbed;

/// <summary>The stand-in with a real SFTP server, and a system that has a room there.</summary>
internal sealed class SftpBed : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    private SftpBed(NationalBed national, OpenSshServer server, SftpRoom room) => (National, Server, Room) = (national, server, room);

    public NationalBed National { get; }

    public OpenSshServer Server { get; }

    public SftpRoom Room { get; }

    public PlainSftp Sftp => new(Server, Room);

    public IEnumerable<string> Receipts => Directory.GetFiles(Room.At(
        "receipts")).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal);

    public static async Task<SftpBed> StartAsync(ServiceProtocol protocol = ServiceProtocol.Sftp)
    {
        var national = await NationalBed.StartAsync();
        var server = await OpenSshServer.StartAsync(new(), CancellationToken.None);
        var room = await server.MakeRoomAsync("system", CancellationToken.None);
        national.Service.Registry.Put(national.Pulling with { Protocol = protocol });
        national.Service.OpenRoom(national.Pulling.Id, room);
        return new SftpBed(national, server, room);
    }

    /// <summary>Hands a file over as TI 10.7.4 asks: into memos/tmp, then moved.</summary>
    public async Task HandOverAsync(string name, byte[] content)
    {
        var file = folder[name];
        await File.WriteAllBytesAsync(file, content);
        await Sftp.RunAsync($"put {file} memos/tmp/{name}", $"rename memos/tmp/{name} memos/{name}");
    }

    /// <summary>Lets the stand-in look into the room, and waits until so many receipts have been laid there in all.</summary>
    public async Task LookAsync(int receipts)
    {
        var before = Told(National.Ledger);
        National.WireClock.Advance(TimeSpan.FromSeconds(1));
        await National.Until(ledger => Told(ledger) > before);
        National.Clock.Advance(TimeSpan.FromSeconds(2));
        await National.Until(ledger => ledger.EntriesOf<ReceiptLaid>().Count >= receipts);
    }

    private static int Told(NationalLedger ledger) => ledger.Transmissions.Count + ledger.EntriesOf<ReceiptLaid>().Count;

    public async ValueTask DisposeAsync()
    {
        await National.DisposeAsync();
        await Server.DisposeAsync();
        folder.Dispose();
    }
}
