using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

/// <summary>Lends the client that asks about contacts.</summary>
internal sealed class ContactCallers(PostvognSettings settings, SystemClients clients, TimeProvider clock, ILogger<ContactCaller> log)
{
    /// <summary>The client of <c>Postvogn__Contacts__System</c>.</summary>
    /// <returns>The caller; null when no system is configured, or its certificate or key has not been read yet.</returns>
    public async Task<ContactCaller?> RentAsync(CancellationToken cancellationToken)
    {
        if (settings.Contacts.System is not { } system) return null;
        return await clients.RentAsync(system, cancellationToken) is { } lease
            ? new ContactCaller(settings.Systems[system], lease, clock, log)
            : null;
    }
}
