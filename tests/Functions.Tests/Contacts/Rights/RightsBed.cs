using Postvogn.Functions.Contacts;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>An organisation at the stand-in for Digital Post, whose rights a test changes.</summary>
internal sealed class RightsBed : IAsyncDisposable
{
    private RightsBed(ArrivalBed drops) => Drops = drops;

    public ArrivalBed Drops { get; }

    public ContactApp App => Drops.App;

    public NationalService DigitalPost => Drops.Contacts.DigitalPost;

    public static async Task<RightsBed> StartAsync(bool administers = true)
    {
        var bed = new RightsBed(await ArrivalBed.StartAsync("none"));
        bed.PutSystem(system => system with { Administers = administers });
        return bed;
    }

    public void PutSystem(Func<MailSystem, MailSystem> change) =>
        DigitalPost.Registry.Put(change(DigitalPost.Registry.FindSystem(Rig.SystemId)!));

    public void Allow(bool mandatory = true, bool legalNotification = true) => DigitalPost.Registry.Put(new Organisation
    {
        Cvr = Rig.Cvr, Name = "Solbjerg Kommune", MandatoryPostAllowed = mandatory, LegalNotificationAllowed = legalNotification,
    });

    public Task CheckAsync(ContactApp? app = null) => (app ?? App).Get<CheckRightsHandler>().RunAsync(default);

    /// <summary>A later run: long enough after the last one to read anew.</summary>
    public Task CheckLaterAsync(TimeSpan? later = null)
    {
        Drops.Contacts.Clock.Advance(later ?? TimeSpan.FromHours(1));
        return CheckAsync();
    }

    public async Task<OrganisationRights?> KeptAsync() =>
        (await App.Store.ReadAsync(Places.Rights, RightsJson.Default.KeptRights, default))?.Value.Organisations.GetValueOrDefault(Rig.Cvr);

    /// <summary>Our system, as if it had just been read so.</summary>
    public Task KeepAsync(DateTimeOffset from, DateTimeOffset? to) => App.Get<RightsBook>().KeepAsync(
        Rig.Cvr,
        before => before! with
        {
            Systems = new Dictionary<Guid, SystemRights>
            {
                [Rig.SystemId] = new() { Active = false, ActiveFrom = from, ActiveTo = to, Protocol = "REST_PULL" },
            },
        },
        default);

    public IEnumerable<int> Said() => App.Logs.Lines.Select(line => line.EventId).Where(id => id is >= 1161 and < 1180);

    /// <summary>Drops a package; gives what was told of it, or the state of its letter.</summary>
    public async Task<string> DropAsync(string more, string name = "brev")
    {
        await Drops.WriteAsync("kmd/brev.txt", "Hej"u8.ToArray());
        await Drops.DropAsync(
            $"kmd/{name}.letter.json",
            System.Text.Encoding.UTF8.GetBytes($$"""
            { "recipient": { "type": "CPR", "id": "6101010001" }, "label": "Brev", "files": [ { "path": "brev.txt" } ]{{more}} }
            """));
        return (await Drops.OutcomeAsync($"kmd/{name}.letter.json"))?.Code ?? "accepted";
    }

    public ValueTask DisposeAsync() => Drops.DisposeAsync();
}
