using System.Diagnostics;
using System.Net.Sockets;
using Postvogn.Sandbox.Sftp;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Tests.Certificates;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.Sftp;

public sealed class OpenSshServerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task MakeRoom_TwoOfThem_EachKeyBeginsInItsOwn()
    {
        await using var server = await OpenSshServer.StartAsync(new(), CancellationToken.None);
        var one = await server.MakeRoomAsync("one", CancellationToken.None);
        var two = await server.MakeRoomAsync("two", CancellationToken.None);
        one.Put("contacts/contacts.csv", "of one");
        two.Put("contacts/contacts.csv", "of two");

        await new PlainSftp(server, one).RunAsync($"get contacts/contacts.csv {folder["1"]}");
        await new PlainSftp(server, two).RunAsync($"get contacts/contacts.csv {folder["2"]}");

        (await File.ReadAllTextAsync(folder["1"]), await File.ReadAllTextAsync(folder["2"])).ShouldBe(("of one", "of two"));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Room_RightsOfTheUser_AreThoseOfTI()
    {
        await using var server = await OpenSshServer.StartAsync(new(), CancellationToken.None);
        var room = await server.MakeRoomAsync("one", CancellationToken.None);
        room.Put("receipts/r.xml", "receipt");
        await File.WriteAllTextAsync(folder["a"], "archive");
        var sftp = new PlainSftp(server, room);

        await sftp.RunAsync($"put {folder["a"]} memos/tmp/a", "rename memos/tmp/a memos/a", "ls receipts", "rm receipts/r.xml");

        (await File.ReadAllTextAsync(room.At("memos/a"))).ShouldBe("archive");
        File.Exists(room.At("receipts/r.xml")).ShouldBeFalse();
        (await sftp.TryAsync("ls memos")).ExitCode.ShouldBe(Environment.IsPrivilegedProcess ? 1 : 0);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Session_OfAKeyThatHasNoRoom_IsRefused()
    {
        await using var server = await OpenSshServer.StartAsync(new(), CancellationToken.None);
        var room = await server.MakeRoomAsync("one", CancellationToken.None);
        var stranger = new SftpRoom(folder.Path, await server.MakeKeyAsync("other", "ed25519", CancellationToken.None));

        (await new PlainSftp(server, stranger).TryAsync("ls")).ExitCode.ShouldBe(255);
        (await new PlainSftp(server, room).TryAsync("ls")).ExitCode.ShouldBe(0);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Dispose_Running_LeavesNoServerAndNoFile()
    {
        var server = await OpenSshServer.StartAsync(new(), CancellationToken.None);
        var room = await server.MakeRoomAsync("one", CancellationToken.None);

        await server.DisposeAsync();

        Directory.Exists(Path.GetDirectoryName(Path.GetDirectoryName(room.Key.File))).ShouldBeFalse();
        using var client = new TcpClient();
        await Should.ThrowAsync<SocketException>(client.ConnectAsync(server.Host, server.Port));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Process_OwnersLineIsClosed_EndsAsWhenTheOwnerIsKilled()
    {
        var home = OpenSshHome.Make();
        var port = Ports.Choose();
        await SshKeyPair.MakeAsync(Path.Combine(home.Keys, "host"), "ed25519", CancellationToken.None);
        await File.WriteAllTextAsync(home.Configuration, OpenSshConfiguration.Of(home, port));
        using var process = Process.Start(OpenSshProcess.Launch(home.Configuration, largestFile: null))!;
        (await process.StandardError.ReadLineAsync()).ShouldStartWith("Server listening");

        process.StandardInput.Close();

        // The line of its words is closed by the last one who could write there.
        await process.StandardError.ReadToEndAsync();
        using var client = new TcpClient();
        await Should.ThrowAsync<SocketException>(client.ConnectAsync("127.0.0.1", port));
        home.Delete();
    }
}
