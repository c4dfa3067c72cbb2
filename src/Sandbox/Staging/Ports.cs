using System.Net.Sockets;

namespace Postvogn.Sandbox.Staging;

internal static class Ports
{
    // Connections that go out get ports from 32768 on: none of them takes one of these.
    private const int First = 20_000;
    private const int Beyond = 30_000;
    private const int Attempts = 100;

    public static int Choose()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, Beyond);
            if (FaultOf(port) is null)
                return port;
        }

        throw new SandboxException($"No port from {First} to {Beyond} is free. End some programs, or choose a port with --port.");
    }

    public static void RequireFree(int port, string option)
    {
        if (FaultOf(port) is not { } fault)
            return;
        var why = fault.SocketErrorCode == SocketError.AddressAlreadyInUse ? "is in use by another program" : "cannot be used";
        throw new SandboxException($"Port {port} {why}. End that program (another sandbox?), or choose another port with {option}.", fault);
    }

    private static SocketException? FaultOf(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return null;
        }
        catch (SocketException fault)
        {
            return fault;
        }
    }
}
