using Postvogn.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>A connection with one certificate, and how many have it on loan. Closed when it is retired and the last one has given it
/// back.</summary>
internal sealed class LentConnection(DigitalPostConnection connection, ClientCertificate certificate)
{
    private readonly Lock gate = new();
    private int lent;
    private bool retired;

    public ClientCertificate Certificate => certificate;

    public ClientLease Lend(ApiKey key)
    {
        lock (gate) lent++;
        return new ClientLease(connection.ClientFor(key), this);
    }

    public void Return()
    {
        lock (gate)
        {
            lent--;
            CloseIfDone();
        }
    }

    public void Retire()
    {
        lock (gate)
        {
            retired = true;
            CloseIfDone();
        }
    }

    private void CloseIfDone()
    {
        if (!retired || lent > 0) return;
        connection.Dispose();
        certificate.Dispose();
    }
}
