using Postvogn.Sandbox.Sftp;

namespace Postvogn.DigitalPost.Tests.Sftp;

/// <summary>A server, and a folder on our side.</summary>
internal sealed class SftpBed : IAsyncDisposable
{
    public static readonly Guid Transmission = Guid.Parse("91581881-23cb-40b0-9e50-9c4d500649e3");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sftp \"bed\" ");

    private SftpBed(OpenSshServer server, SftpRoom room) => (Server, Room) = (server, room);

    public OpenSshServer Server { get; }

    public SftpRoom Room { get; }

    /// <summary>What the server holds as the archive of <see cref="Transmission"/>.</summary>
    public string Delivered => Room.At($"memos/{Transmission}.tar.lzma");

    public string Folder => folder.FullName;

    public string[] Parts => Directory.GetFiles(Room.At("memos/tmp"));

    /// <summary>How much of an archive the server has.</summary>
    public long Sent => Parts.Sum(part => new FileInfo(part).Length);

    public static async Task<SftpBed> StartAsync(int? largestFile = null, string keyType = "ed25519")
    {
        var server = await OpenSshServer.StartAsync(
            new OpenSshServerOptions { LargestFile = largestFile, KeyType = keyType }, CancellationToken.None);
        return new(server, await server.MakeRoomAsync("system", CancellationToken.None));
    }

    /// <summary>A pair that nobody else has: neither the server's nor the system's.</summary>
    public Task<SshKeyPair> OtherKeyAsync(string type = "ed25519") => Server.MakeKeyAsync("other", type, CancellationToken.None);

    /// <summary>A file of our side that no compression makes small, the same in each run.</summary>
    public async Task<string> ArchiveAsync(int length, int seed = 1)
    {
        var content = new byte[length];
        new Random(seed).NextBytes(content);
        var path = Path.Combine(Folder, $"archive {seed}");
        await File.WriteAllBytesAsync(path, content);
        return path;
    }

    public SftpConnection Connect(int? port = null, TimeProvider? clock = null) => new(Options(port), clock ?? TimeProvider.System);

    public SftpOptions Options(int? port = null, string? hostKey = null, string? privateKey = null, int silenceLimit = 60) => new()
    {
        Host = Server.Host,
        Port = port ?? Server.Port,
        User = Room.User,
        PrivateKey = SftpPrivateKey.TryParse(privateKey ?? Room.Key.PrivateKey, out var key, out var fault)
            ? key
            : throw new FormatException(fault),
        HostKeys = [SftpHostKey.TryParse(hostKey ?? Server.HostKey, out var shown) ? shown : throw new FormatException()],
        SilenceLimit = TimeSpan.FromSeconds(silenceLimit),
    };

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
