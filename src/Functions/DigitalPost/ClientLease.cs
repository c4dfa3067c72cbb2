using Postvogn.DigitalPost;

namespace Postvogn.Functions.DigitalPost;

/// <summary>A client on loan: until it is given back (disposed of), its connection stays open, whatever certificate is put in use in the
/// meantime.</summary>
internal sealed class ClientLease : IDisposable
{
    private LentConnection? connection;

    internal ClientLease(DigitalPostClient client, LentConnection connection) => (Client, this.connection) = (client, connection);

    public DigitalPostClient Client { get; }

    public void Dispose() => Interlocked.Exchange(ref connection, null)?.Return();
}
