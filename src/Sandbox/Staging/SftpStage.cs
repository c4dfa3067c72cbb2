using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Sftp;

namespace Postvogn.Sandbox.Staging;

internal sealed class SftpStage : IAsyncDisposable
{
    private readonly OpenSshServer server;
    private readonly MailSystem contacts;
    private readonly IReadOnlyDictionary<MailSystem, SftpRoom> rooms;

    private SftpStage(OpenSshServer server, MailSystem contacts, IReadOnlyDictionary<MailSystem, SftpRoom> rooms) =>
        (this.server, this.contacts, this.rooms) = (server, contacts, rooms);

    /// <summary>The first sender system of an authority that has a REST API looks after contacts.</summary>
    public static async Task<SftpStage> StartAsync(Cast cast, CancellationToken cancellationToken)
    {
        var contacts = cast.Systems.First(
            it => it.Sends && it.Protocol != ServiceProtocol.Sftp && cast.OwnerOf(it).Type == OrganisationType.Authority);
        var server = await OpenSshServer.StartAsync(new OpenSshServerOptions(), cancellationToken);
        try
        {
            var rooms = new Dictionary<MailSystem, SftpRoom>();
            foreach (var system in cast.Systems.Where(it => it == contacts || it.Protocol == ServiceProtocol.Sftp))
                rooms[system] = await server.MakeRoomAsync(system.Id.ToString(), cancellationToken);
            return new SftpStage(server, contacts, rooms);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public void OpenRooms(NationalService digitalPost)
    {
        foreach (var (system, room) in rooms)
            digitalPost.OpenRoom(system.Id, room);
    }

    public void AddSettings(IDictionary<string, string> settings, Uri app)
    {
        settings["Postvogn__Sftp__Host"] = server.Host;
        settings["Postvogn__Sftp__Port"] = $"{server.Port}";
        settings["Postvogn__Sftp__HostKeys"] = server.HostKey;
        foreach (var (system, room) in rooms)
        {
            settings[$"Postvogn__Systems__{system.Name}__Sftp__User"] = room.User;
            settings[$"Postvogn__Systems__{system.Name}__Sftp__PrivateKeyFile"] = room.Key.File;
        }

        settings["Postvogn__Contacts__System"] = contacts.Name;
        settings["Postvogn__Contacts__ListSystem"] = contacts.Name;
        settings["Postvogn__Contacts__NotificationUrl"] = new Uri(app, "api/contact-changes").ToString();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
