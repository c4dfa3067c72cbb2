using System.Globalization;
using Postvogn.DigitalPost;
using Postvogn.Functions.Contacts;
using Postvogn.Functions.Settings;
using Postvogn.Sandbox.Sftp;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>A <see cref="ContactBed"/> with a real OpenSSH server, on which the list of the night lies.</summary>
internal sealed class ListBed : IAsyncDisposable
{
    private readonly OpenSshServer server;
    private readonly SftpRoom room;

    private ListBed(OpenSshServer server, SftpRoom room, ContactBed bed) => (this.server, this.room, Bed) = (server, room, bed);

    public ContactBed Bed { get; }

    public ContactApp App => Bed.App;

    /// <param name="hostKey">The key that the app takes for the server's; null: its own.</param>
    public static async Task<ListBed> StartAsync(Func<OpenSshServer, Task<string>>? hostKey = null)
    {
        var server = await OpenSshServer.StartAsync(new OpenSshServerOptions(), default);
        var room = await server.MakeRoomAsync(ContactBed.System, default);
        var key = hostKey is null ? server.HostKey : await hostKey(server);
        return new ListBed(server, room, await ContactBed.StartAsync(settings => With(settings, server, room, key)));
    }

    /// <summary>Lays a list of persons, all registered for Digital Post, who are given by the last digits of their numbers.</summary>
    public void Lay(TimeSpan age, params IEnumerable<int> persons) => LayText(Text(Bed.Clock.GetUtcNow() - age, persons));

    public void LayText(string list) => room.Put("contacts/contacts.csv", list);

    public void RemoveList() => File.Delete(room.At("contacts/contacts.csv"));

    public Task StopServerAsync() => server.StopAsync();

    public static string Number(int person) => $"610101{person:0000}";

    public static string Text(DateTimeOffset createdAt, IEnumerable<int> persons) =>
        "DannetDatoTid;SystemIdentifikator;KompletIndikator\n"
        + $"{createdAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)};0;1\n"
        + "Modtager;ModtagerType;Indholdstype;Tilmeldt\n"
        + string.Concat(persons.Select(person => $"{Number(person)};P;D;1\n"));

    public async ValueTask DisposeAsync()
    {
        await Bed.DisposeAsync();
        await server.DisposeAsync();
    }

    private static PostvognSettings With(PostvognSettings settings, OpenSshServer server, SftpRoom room, string hostKey)
    {
        SftpHostKey.TryParse(hostKey, out var shown).ShouldBeTrue();
        SftpPrivateKey.TryParse(room.Key.PrivateKey, out var own, out _).ShouldBeTrue();
        var system = settings.Systems[ContactBed.System] with { Sftp = new SftpLoginSettings(room.User, own, null) };
        return settings with
        {
            Sftp = new SftpServerSettings(server.Host, server.Port, [shown]),
            Systems = new Dictionary<string, SystemSettings>(settings.Systems) { [ContactBed.System] = system },
        };
    }
}
