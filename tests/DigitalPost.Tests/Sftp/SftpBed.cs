namespace Postvogn.DigitalPost.Tests.Sftp;

/// <summary>A server, and a folder on our side.</summary>
internal sealed class SftpBed : IAsyncDisposable
{
    public static readonly Guid Transmission = Guid.Parse("91581881-23cb-40b0-9e50-9c4d500649e3");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sftp \"bed\" ");

    private SftpBed(OpenSshServer server) => Server = server;

    public OpenSshServer Server { get; }

    /// <summary>What the server holds as the archive of <see cref="Transmission"/>.</summary>
    public string Delivered => Server.At($"memos/{Transmission}.tar.lzma");

    public string Folder => folder.FullName;

    public string[] Parts => Directory.GetFiles(Server.At("memos/tmp"));

    public static async Task<SftpBed> StartAsync(int? largestFile = null) => new(await OpenSshServer.StartAsync(largestFile));

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

    public SftpOptions Options(
        int? port = null, SftpHostKey? hostKey = null, string? privateKey = null, string program = "sftp", int silenceLimit = 60) => new()
    {
        Host = "127.0.0.1",
        Port = port ?? Server.Port,
        User = OpenSshServer.User,
        PrivateKey = SftpPrivateKey.TryParse(privateKey ?? Server.PrivateKey, out var key, out var fault) ? key : throw new FormatException(fault),
        HostKeys = [hostKey ?? Server.HostKey],
        Program = program,
        SilenceLimit = TimeSpan.FromSeconds(silenceLimit),
    };

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
