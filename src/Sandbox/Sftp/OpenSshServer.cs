using System.Net.Sockets;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.Sftp;

/// <summary>A real OpenSSH server on this machine, with configuration, keys, port and rooms of its own: the system's sshd is not touched.
/// It ends with its owner.</summary>
/// <remarks>
/// At Digital Post the user's name says whose room it is (TI 10.7.4). Here the key does: all rooms have one user, since a user must be one
/// of the system's. As root sessions run as <c>nobody</c> in a chroot; as an ordinary user they run as that user, and begin in the room
/// without being locked into it.
/// </remarks>
internal sealed class OpenSshServer : IAsyncDisposable
{
    private const int Attempts = 5;

    private readonly OpenSshServerOptions options;
    private readonly OpenSshHome home;
    private OpenSshProcess? process;

    private OpenSshServer(OpenSshServerOptions options) => (this.options, home) = (options, OpenSshHome.Make());

    public static string? Missing => OpenSshPrograms.Missing;

    public string Host { get; } = "127.0.0.1";

    public int Port { get; private set; }

    public string HostKey { get; private set; } = "";

    public static async Task<OpenSshServer> StartAsync(OpenSshServerOptions options, CancellationToken cancellationToken)
    {
        if (Missing is { } missing)
            throw new InvalidOperationException(missing);
        var server = new OpenSshServer(options);
        try
        {
            server.HostKey = (await server.MakeKeyAsync("host", options.KeyType, cancellationToken)).PublicKey;
            await server.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A name has letters, digits and '-'.</summary>
    public async Task<SftpRoom> MakeRoomAsync(string name, CancellationToken cancellationToken)
    {
        var key = await MakeKeyAsync($"room-{name}", options.KeyType, cancellationToken);
        var room = new SftpRoom(Path.Combine(home.Rooms, name), key);
        await room.MakeFoldersAsync(cancellationToken);
        home.Admit(key.PublicKey, name);
        return room;
    }

    /// <summary>One that the server does not know. A name is used once.</summary>
    public Task<SshKeyPair> MakeKeyAsync(string name, string type, CancellationToken cancellationToken) =>
        SshKeyPair.MakeAsync(Path.Combine(home.Keys, name), type, cancellationToken);

    /// <summary>The rooms stay.</summary>
    public async Task StopAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        home.Delete();
    }

    // The port may be taken by another between its choice and its use, so it is tried more than once.
    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var lastWords = new LastLines();
        for (var attempt = 1; process is null && attempt <= Attempts; attempt++)
        {
            Port = FreePort();
            OpenSshHome.WriteReadable(home.Configuration, OpenSshConfiguration.Of(home, Port));
            process = await OpenSshProcess.TryStartAsync(home.Configuration, options.LargestFile, lastWords, cancellationToken);
        }
        if (process is null)
            throw new SandboxException($"OpenSSH's server does not start. Its last words: {lastWords}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
