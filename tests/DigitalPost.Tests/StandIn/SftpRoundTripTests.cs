using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Sftp;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.StandIn;

/// <summary>Our client and the stand-in, with a real OpenSSH server between them (TI 4.6, 10.7.4).</summary>
public sealed class SftpRoundTripTests : IAsyncLifetime
{
    private static readonly Guid Transmission = Guid.Parse("91581881-23cb-40b0-9e50-9c4d500649e3");
    private static readonly Guid Message = Guid.Parse("c2ec7c7a-f197-4ade-887e-6ce0d3a9267c");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-round-trip-");
    private StandInBed bed = null!;
    private OpenSshServer? server;
    private SftpConnection connection = null!;

    public async Task InitializeAsync()
    {
        if (OpenSshServer.Missing is not null)
            return;
        bed = await StandInBed.StartAsync();
        server = await OpenSshServer.StartAsync(new OpenSshServerOptions(), CancellationToken.None);
        var room = await server.MakeRoomAsync("system", CancellationToken.None);
        bed.Service.Registry.Put(bed.System with { Protocol = ServiceProtocol.Sftp });
        bed.Service.OpenRoom(bed.System.Id, room);
        connection = new SftpConnection(OptionsOf(server, room), TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        if (server is not null)
        {
            await bed.DisposeAsync();
            await server.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task UploadArchive_TakenUp_ItsReceiptsAreFetchedAndDeleted()
    {
        (await connection.UploadArchiveAsync(Transmission, await ArchiveAsync(), CancellationToken.None)).Outcome
            .ShouldBe(SftpOutcome.Done);
        await bed.UntilAsync(ledger => ledger.EntriesOf<ReceiptLaid>().Count == 2);

        var listed = await connection.ListReceiptsAsync(CancellationToken.None);
        var fetched = await connection.FetchReceiptsAsync(listed.Value!.Files, CancellationToken.None);
        await connection.DeleteReceiptsAsync([.. fetched.Value!.Select(file => file.Name)], CancellationToken.None);

        var receipts =
            fetched.Value!.Select(file => file.Receipt.ShouldNotBeNull()).OrderBy(receipt => receipt.MessageUuid is null).ToList();
        receipts.Select(receipt => (receipt.TransmissionId, receipt.MessageUuid, receipt.ReceiptStatus)).ShouldBe(
            [(Transmission, Message, ReceiptStatus.Completed), (Transmission, (Guid?)null, ReceiptStatus.Received)]);
        (await connection.ListReceiptsAsync(CancellationToken.None)).Value!.Files.ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task FetchContactList_OfTheRegistry_IsReadIntoAnIndex()
    {
        bed.Service.Registry.Put(new Contact
        {
            Type = ContactType.Citizen,
            Number = "7101900005",
            Status = ContactStatus.Exempt,
            NemSms = Sandbox.DigitalPost.NemSmsSubscription.Verified,
        });
        bed.Service.Registry.Put(new Contact { Type = ContactType.Company, Number = "00112233" });
        await bed.Service.PublishContactListAsync(new(), CancellationToken.None);

        var reading = await FetchAsync();

        reading.Outcome.ShouldBe(ContactListOutcome.Good);
        reading.Index!.Find(StandInBed.Citizen).ShouldBe(new Reach(DigitalPost: true, NemSms: false));
        reading.Index!.Find("7101900005").ShouldBe(new Reach(DigitalPost: false, NemSms: true));
        reading.Index!.Find("00112233").ShouldBe(new Reach(DigitalPost: true, NemSms: false));
        reading.Index!.Registrations.ShouldBe(3);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task FetchContactList_Truncated_IsNotGood()
    {
        for (var i = 0; i < 50; i++)
            bed.Service.Registry.Put(new Contact { Type = ContactType.Company, Number = $"0099{i:0000}" });
        await bed.Service.PublishContactListAsync(new() { IsTruncated = true }, CancellationToken.None);

        var reading = await FetchAsync();

        reading.Index.ShouldBeNull(reading.Outcome.ToString());
    }

    private async Task<ContactListReading> FetchAsync()
    {
        var target = Path.Combine(folder.FullName, "contacts.csv");
        var answer = await connection.FetchContactListAsync(target, CancellationToken.None);
        answer.Outcome.ShouldBe(SftpOutcome.Done, answer.Cause);
        await using var list = File.OpenRead(target);
        return await ContactList.ReadAsync(
            list, new ContactListRules { ExpectedLength = answer.Value!.Length }, TimeProvider.System, CancellationToken.None);
    }

    private async Task<string> ArchiveAsync()
    {
        var path = Path.Combine(folder.FullName, "archive");
        var letter = StandInBed.Letter(Message);
        await using var output = File.Create(path);
        await using var archive = new MemoArchiveWriter(output);
        await archive.AddAsync(Message, letter.Length, new MemoryStream(letter), CancellationToken.None);
        await archive.CompleteAsync(CancellationToken.None);
        return path;
    }

    private static SftpOptions OptionsOf(OpenSshServer server, SftpRoom room) => new()
    {
        Host = server.Host,
        Port = server.Port,
        User = room.User,
        PrivateKey = SftpPrivateKey.TryParse(room.Key.PrivateKey, out var key, out var fault) ? key : throw new FormatException(fault),
        HostKeys = [SftpHostKey.TryParse(server.HostKey, out var shown) ? shown : throw new FormatException()],
    };
}
