using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>A source whose letters are checked before they are sent, beside the stand-in for Digital Post.</summary>
internal sealed class ArrivalBed : IAsyncDisposable
{
    /// <summary>A call, and the repeats within it.</summary>
    public const int Tries = 3;

    private ArrivalBed(ContactBed contacts) => Contacts = contacts;

    public ContactBed Contacts { get; }

    public ContactApp App => Contacts.App;

    /// <summary>How often Digital Post was asked.</summary>
    public int Questions => Contacts.DigitalPost.Ledger.EntriesOf<FaultPlayed>().Count(played => played.Call == ApiCall.LookUpContacts);

    public static async Task<ArrivalBed> StartAsync(string check)
    {
        var contacts = await ContactBed.StartAsync(settings => settings with
        {
            Organisation = new OrganisationSettings(ContactBed.System, null),
            Sources = new Dictionary<string, SourceSettings>
            {
                ["kmd"] = new() { System = ContactBed.System, Check = Enum.Parse<ArrivalCheck>(check, ignoreCase: true) },
            },
        });
        // A delay of nothing, which is told of: so each question is counted.
        contacts.DigitalPost.Faults.Add(new Fault(FaultKind.Slow) { Call = ApiCall.LookUpContacts, Delay = TimeSpan.Zero, Times = 1_000 });
        return new ArrivalBed(contacts);
    }

    public static Guid NewId() => new RandomIds().NewId();

    public static string Memo(Guid messageUuid, string number) =>
        SampleMemo.Xml(messageUuid).Replace(SampleMemo.Cpr, number, StringComparison.Ordinal);

    /// <summary>Drops a MeMo to a person; gives its letter.</summary>
    public async Task<Letter> DropAsync(Guid messageUuid, string number, string name = "kmd/letter.xml")
    {
        await DropAsync(name, Encoding.UTF8.GetBytes(Memo(messageUuid, number)));
        return await LetterAsync(messageUuid);
    }

    /// <summary>Drops a package; gives its letter.</summary>
    public async Task<Letter> DropPackageAsync(string number, string more)
    {
        var type = number.Length == 8 ? "CVR" : "CPR";
        var messageUuid = NewId();
        await WriteAsync("kmd/brev.txt", "Hej"u8.ToArray());
        await DropAsync(
            $"kmd/{messageUuid}.letter.json",
            Encoding.UTF8.GetBytes($$"""
            { "recipient": { "type": "{{type}}", "id": "{{number}}" }, "label": "Brev", "messageUUID": "{{messageUuid}}", {{more}} }
            """));
        return await LetterAsync(messageUuid);
    }

    public async Task DropAsync(string name, byte[] bytes)
    {
        await WriteAsync(name, bytes);
        await RunAsync(App, name);
    }

    public static Task RunAsync(ContactApp app, string name, long delivery = 1) =>
        app.Get<AcceptDropHandler>().RunAsync(BlobEvent.HintFor(Places.Drop(name)), delivery, default);

    public async Task WriteAsync(string name, byte[] bytes) => await App.Store.PutAsync(
        Places.Drop(name), async (stream, cancel) => await stream.WriteAsync(bytes, cancel), BlobCondition.None, default);

    public async Task<Letter> LetterAsync(Guid messageUuid) =>
        (await App.Get<LetterRecords>().FindAsync(messageUuid, default)).ShouldNotBeNull().Value;

    public async Task<Outcome?> OutcomeAsync(string name = "kmd/letter.xml", string? letter = null) =>
        (await App.Get<LetterRecords>().FindOutcomeAsync(name, letter, default))?.Value;

    public async Task<List<string>> OpenAsync()
    {
        var names = new List<string>();
        await foreach (var entry in App.Store.ListAsync(Places.Open, "", default)) names.Add(entry.Path.Name);
        return names;
    }

    public ValueTask DisposeAsync() => Contacts.DisposeAsync();
}
