using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

internal sealed class ContactCallers(PostvognSettings settings, SystemClients clients, TimeProvider clock, ILogger<ContactCaller> log)
{
    // The client of Postvogn__Contacts__System; null when none is configured, or its certificate or key is not read yet.
    public async Task<ContactCaller?> RentAsync(CancellationToken cancellationToken)
    {
        if (settings.Contacts.System is not { } system) return null;
        return await clients.RentAsync(system, cancellationToken) is { } lease
            ? new ContactCaller(settings.Systems[system], lease, clock, log)
            : null;
    }
}
