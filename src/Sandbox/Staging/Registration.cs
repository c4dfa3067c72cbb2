using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Staging;

internal static class Registration
{
    public static void Fill(NationalRegistry registry, Cast cast)
    {
        foreach (var organisation in cast.Organisations)
            registry.Put(organisation);
        foreach (var system in cast.Systems)
            registry.Put(system);
        foreach (var desk in cast.Desks)
            registry.Put(desk.Point);
        foreach (var contact in cast.Contacts)
            registry.Put(contact);
        if (cast.EveryoneExists) registry.AdmitEveryoneBut(cast.Strangers);
    }

    public static void SetEndpoints(NationalRegistry registry, Cast cast, Uri app)
    {
        foreach (var system in cast.Systems.Where(system => system.Protocol is not (ServiceProtocol.RestPull or ServiceProtocol.Sftp)))
        {
            registry.Put(system with
            {
                Endpoint = system.Receives ? new Uri(app, EndpointOf(system)) : null,
                ReceiptEndpoint = system.Sends ? new Uri(app, $"api/MeMoV1/{system.Id}/receipt") : null,
            });
        }
    }

    private static string EndpointOf(MailSystem system) =>
        system.Protocol == ServiceProtocol.RestPublishSubscribe ? $"api/notifications/{system.Id}" :
            $"api/MeMoV1/memos/?system-uuid={system.Id}";
}
