using System.Security.Cryptography.X509Certificates;
using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost.Background;
using Postvogn.Sandbox.DigitalPost.Calling;
using Postvogn.Sandbox.DigitalPost.Contacts;
using Postvogn.Sandbox.DigitalPost.Events;
using Postvogn.Sandbox.DigitalPost.Faults;
using Postvogn.Sandbox.DigitalPost.Gate;
using Postvogn.Sandbox.DigitalPost.Ledger;
using Postvogn.Sandbox.DigitalPost.Receiving;
using Postvogn.Sandbox.DigitalPost.Registry;
using Postvogn.Sandbox.DigitalPost.Sending;
using Postvogn.Sandbox.DigitalPost.Sftp;
using Postvogn.Sandbox.DigitalPost.Structure;
using Postvogn.Sandbox.DigitalPost.Subscriptions;
using Postvogn.Sandbox.DigitalPost.Validations;
using Postvogn.Sandbox.Sftp;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>
/// The stand-in for Digital Post: its REST service for sender and recipient systems over real mutual TLS, built from the national
/// texts alone (TI 2.6, 3, 4, 5, 7, 10 and 12); and, for the systems that are given a room on an SFTP server, what it does there (TI 4.6,
/// 10.7.4).
/// </summary>
/// <remarks>
/// What it does not do, though the national service does: scan for viruses, convert between versions, mail the contacts of a
/// system that fails, deactivate it, or bring a letter to the default recipient system after seven days (the ledger says that it was
/// redirected, and there it ends). Letters that it accepts are not brought to a mailbox. A query sees every change at once, where the
/// national service's lags behind (TI 3.3.1). It remembers what it has accepted for as long as it runs.
/// </remarks>
public sealed class NationalService : IAsyncDisposable
{
    private readonly Spool spool;
    private readonly SystemCaller caller;
    private readonly BackgroundWork background;
    private readonly DeliveryDesk deliveries;
    private readonly ContactSubscriptions contactSubscriptions;
    private readonly SftpDesk sftp;
    private readonly SftpIntake sftpIntake;
    private readonly NationalServiceOptions options;
    private readonly RestServer server;

    private NationalService(NationalServiceOptions options)
    {
        this.options = options;
        Ledger = new NationalLedger(options.Clock);
        Registry = new NationalRegistry(options.Clock);
        PushCertificate = options.Authority.IssueOces(NationalServiceOptions.AgencyCvr, "Digital Post Sandbox");
        spool = new Spool(options.Directory, options.Ids);
        caller = new SystemCaller(options, PushCertificate);
        background = new BackgroundWork(Ledger);
        var memoPush = new MemoPush(options.Clock, Registry, caller, Ledger) { BaseAddress = () => BaseAddress };
        deliveries = new DeliveryDesk(options.Clock, memoPush, Ledger, background);
        var shelf = new ReceiptShelf(options, Ledger);
        var receiptPush = new ReceiptPush(options.Clock, Registry, caller, Ledger);
        sftp = new SftpDesk(options, Ledger);
        var receiptDesk = new ReceiptDesk(options.Clock, Registry, receiptPush, shelf, sftp, background);
        var validation = new MessageValidation(options, new RegistryRules(Registry), spool, receiptDesk, Ledger);
        var queue = new ValidationQueue();
        background.Run("validation", stopping => queue.RunAsync(
            transmission => background.GuardAsync("validation", _ => validation.ValidateAsync(transmission, stopping)),
            stopping));
        sftpIntake = new SftpIntake(options, Registry, sftp, spool, queue, Ledger);
        var changes = new ChangePush(caller, background, Ledger);
        contactSubscriptions = new ContactSubscriptions(options, Registry, changes);
        IReadOnlyList<ApiRoute> routes =
        [
            .. new Intake(options, spool, queue, Ledger).Routes,
            .. new ReceiptCalls(shelf, Ledger).Routes,
            .. new MemoCalls(deliveries, options.Clock, Ledger).Routes,
            .. new RecallCalls(options.Clock, Registry, Ledger).Routes,
            .. ValidationCalls.Routes,
            .. new ContactCalls(options, Registry, new NemSmsVerification(Registry, Ledger)).Routes,
            .. contactSubscriptions.Routes,
            .. new OrganisationSubscriptions(options, Registry, changes).Routes,
            .. StructureRoutes.Of(Registry),
            .. new EventCalls(new EventLog(Registry, Ledger), options.Clock).Routes,
        ];
        Endpoints = [.. routes.Select(route => $"{route.Method} {route.Pattern}")];
        server = new RestServer(options, FrontGate.Of(options, Registry, Faults, Ledger), routes);
    }

    /// <summary>Where the service listens: <c>https://localhost:port</c>; the API lies under <c>/apis/v1</c>.</summary>
    public Uri BaseAddress => server.BaseAddress;

    /// <summary>What it answers: method and path under <c>/apis/v1</c>, such as <c>GET /contacts/{id}</c>.</summary>
    public IReadOnlyList<string> Endpoints { get; }

    /// <summary>Organisations, systems, contacts and contact points; filled by the caller.</summary>
    public NationalRegistry Registry { get; }

    /// <summary>All that happened.</summary>
    public NationalLedger Ledger { get; }

    /// <summary>Whether any system has asked to be told of changes of contacts (TI 4.5.5).</summary>
    public bool HasContactSubscribers => contactSubscriptions.Any;

    /// <summary>The faults on order.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>The OCES certificate that Digital Post presents when it calls a system, for pinning.</summary>
    public X509Certificate2 PushCertificate { get; }

    /// <summary>Starts the service.</summary>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running service.</returns>
    /// <exception cref="IOException">The port is in use, or the folder cannot be written.</exception>
    public static async Task<NationalService> StartAsync(NationalServiceOptions options, CancellationToken cancellationToken)
    {
        var service = new NationalService(options);
        try
        {
            await service.server.StartAsync(cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Offers a letter to a recipient system: pushes it, or makes it available for fetching, and goes on until a positive business
    /// receipt comes (TI 10.11).
    /// </summary>
    /// <param name="systemId">The recipient system; it must be in the registry and receive.</param>
    /// <param name="memoPath">A MeMo XML file; it is copied, so it may go afterwards. Its header tells the messageUUID.</param>
    /// <param name="cancellationToken">Gives up copying.</param>
    /// <returns>The messageUUID. The delivery itself goes on in the background; the ledger tells how.</returns>
    /// <exception cref="MemoFormatException">The file is no MeMo.</exception>
    public async Task<Guid> SendToRecipientAsync(Guid systemId, string memoPath, CancellationToken cancellationToken)
    {
        await using var memo = Spool.Open(memoPath);
        await using var reader = new MemoReader(memo);
        var header = await reader.ReadHeaderAsync(cancellationToken);
        await SendToRecipientAsync(systemId, header.MessageUuid, memoPath, cancellationToken);
        return header.MessageUuid;
    }

    /// <summary>Offers a letter under a messageUUID that is told rather than read, so that it may be unreadable.</summary>
    /// <param name="systemId">The recipient system; it must be in the registry and receive.</param>
    /// <param name="messageUuid">The messageUUID that the letter is pushed under.</param>
    /// <param name="memoPath">A file with any content; it is copied.</param>
    /// <param name="cancellationToken">Gives up copying.</param>
    /// <returns>A task that ends when the letter is copied.</returns>
    public async Task SendToRecipientAsync(Guid systemId, Guid messageUuid, string memoPath, CancellationToken cancellationToken)
    {
        if (Registry.FindSystem(systemId) is not { Receives: true } system)
            throw new ArgumentException($"{systemId} is no recipient system of the registry.", nameof(systemId));
        await using var memo = Spool.Open(memoPath);
        var copy = await spool.SaveAsync(memo, cancellationToken);
        deliveries.Offer(system, messageUuid, copy, await FileDigest.OfAsync(copy, cancellationToken));
    }

    /// <summary>Pushes a letter once more although nothing asks for it: Digital Post promises at least once (TI 10.10).</summary>
    /// <param name="systemId">The recipient system.</param>
    /// <param name="messageUuid">A letter that was offered to it before, delivered or not.</param>
    /// <param name="cancellationToken">Gives up the push.</param>
    /// <returns>What the system answered.</returns>
    public Task<PushAnswer> PushAgainAsync(Guid systemId, Guid messageUuid, CancellationToken cancellationToken) =>
        deliveries.PushAgainAsync(systemId, messageUuid, cancellationToken);

    /// <summary>Puts a letter in a pulling system's list once more although nothing asks for it (TI 10.10).</summary>
    /// <param name="systemId">The recipient system.</param>
    /// <param name="messageUuid">A letter that was offered to it before, delivered or not.</param>
    public void ListAgain(Guid systemId, Guid messageUuid) => deliveries.ListAgain(systemId, messageUuid);

    /// <summary>
    /// Gives a system a room on an SFTP server. A system whose protocol is SFTP sends from there; a list of contacts is for any.
    /// </summary>
    /// <param name="systemId">The system; it must send.</param>
    /// <param name="room">Its room.</param>
    public void OpenRoom(Guid systemId, SftpRoom room)
    {
        if (Registry.FindSystem(systemId) is not { Sends: true })
            throw new ArgumentException($"{systemId} is no sender system of the registry.", nameof(systemId));
        sftp.Open(systemId, room);
        sftpIntake.Start(background);
    }

    /// <summary>Lays the list of the night into every room, in place of the former one (TI 4.6).</summary>
    /// <param name="edition">How it is made.</param>
    /// <param name="cancellationToken">Gives up; rooms that have it keep it.</param>
    /// <returns>How many registrations it has.</returns>
    public async Task<int> PublishContactListAsync(ContactListEdition edition, CancellationToken cancellationToken)
    {
        var list = new ContactListing(Registry.Contacts, edition.CreatedAt ?? options.Clock.GetUtcNow());
        var text = string.Concat(list.Lines().Select(line => line + "\n"));
        foreach (var (_, room) in sftp.Rooms)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Run(() => room.Put(
                "contacts/contacts.csv", edition.IsTruncated ? text[..(text.Length / 2)] : text), cancellationToken);
        }

        Ledger.Append(new ContactListPublished(list.Rows));
        return list.Rows;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await background.DisposeAsync();
        deliveries.Dispose();
        caller.Dispose();
        PushCertificate.Dispose();
        spool.Clear();
    }
}
