using System.Net.Sockets;

namespace Postvogn.Sandbox.Tests;

/// <summary>What stands among files and is none; to be kept until it was looked at.</summary>
internal static class SpecialFile
{
    /// <summary>Linux alone tells of what kind a file is.</summary>
    public static TheoryData<string> Kinds => ["a pipe", "a socket", "a link to a device", "a link to a pipe"];

    public static IDisposable Make(string kind, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        if (kind == "a socket")
            socket.Bind(new UnixDomainSocketEndPoint(path));
        else if (kind == "a link to a device")
            File.CreateSymbolicLink(path, "/dev/zero");
        else if (kind == "a pipe")
            MakePipe(path);
        else
            File.CreateSymbolicLink(path, MakePipe(Path.Combine(Directory.CreateDirectory(path + ".d").FullName, "pipe")));
        return socket;
    }

    private static string MakePipe(string path)
    {
        using var made = System.Diagnostics.Process.Start("mkfifo", [path]);
        made.WaitForExit();
        return path;
    }
}
