using System.Net;
using System.Net.Sockets;

namespace Postvogn.Sandbox.Staging;

/// <summary>Looks whether a port can be had before anything is started.</summary>
internal static class Ports
{
    /// <summary>Tries the port.</summary>
    /// <param name="port">The port; 0 is always free.</param>
    /// <param name="option">The option that chooses another.</param>
    /// <exception cref="SandboxException">It is in use, or may not be used.</exception>
    public static void RequireFree(int port, string option)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException fault)
        {
            var why = fault.SocketErrorCode == SocketError.AddressAlreadyInUse ? "is in use by another program" : "cannot be used";
            throw new SandboxException($"Port {port} {why}. End that program (another sandbox?), or choose another port with {option}.", fault);
        }
    }
}
