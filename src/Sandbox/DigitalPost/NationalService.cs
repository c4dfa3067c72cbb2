using Postvogn.MeMo;
using Postvogn.Sandbox.Sftp;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>The stand-in for Digital Post: its REST service for sender and recipient systems over real mutual TLS, built from the national
/// texts alone (TI 2.6, 3, 4, 5, 7, 10 and 12); and, for the systems that are given a room on an SFTP server, what it does there (TI 4.6,
/// 10.7.4).</summary>
/// <remarks>
/// What it does not do, though the national service does: scan for viruses, convert between versions, mail the contacts of a
/// system that fails, deactivate it, or bring a letter to the default recipient system after seven days (the ledger says that it was
/// redirected, and there it ends). Letters that it accepts are not brought to a mailbox. A query sees every change at once, where the
/// national service's lags behind (TI 3.3.1). It remembers what it has accepted for as long as it runs.
/// </remarks>
internal sealed class NationalService : IAsyncDisposable
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
        var delayed = new DelayedMemos(options.Clock, Ledger, background);
        var validation = new MessageValidation(options, new RegistryRules(Registry, options.Clock), spool, receiptDesk, delayed, Ledger);
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
            .. new RecallCalls(Registry, Ledger, delayed).Routes,
            .. ValidationCalls.Routes,
            .. new ContactCalls(options, Registry, new NemSmsVerification(Registry, Ledger)).Routes,
            .. contactSubscriptions.Routes,
            .. new OrganisationSubscriptions(options, Registry, changes).Routes,
            .. StructureRoutes.Of(Registry),
            .. new EventCalls(new EventLog(Registry, Ledger), options).Routes,
        ];
        Endpoints = [.. routes.Select(route => $"{route.Method} {route.Pattern}")];
        server = new RestServer(options, FrontGate.Of(options, Registry, Faults, Ledger), routes);
    }

    public Uri BaseAddress => server.BaseAddress;

    public IReadOnlyList<string> Endpoints { get; }

    public NationalRegistry Registry { get; }

    public NationalLedger Ledger { get; }

    /// <summary>TI 4.5.5.</summary>
    public bool HasContactSubscribers => contactSubscriptions.Any;

    public FaultPlan Faults { get; } = new();

    /// <summary>What Digital Post presents when it calls a system, for pinning.</summary>
    public X509Certificate2 PushCertificate { get; }

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

    /// <summary>Goes on in the background until a positive business receipt comes (TI 10.11). The file is copied.</summary>
    public async Task<Guid> SendToRecipientAsync(Guid systemId, string memoPath, CancellationToken cancellationToken)
    {
        await using var memo = Spool.Open(memoPath);
        await using var reader = new MemoReader(memo);
        var header = await reader.ReadHeaderAsync(cancellationToken);
        await SendToRecipientAsync(systemId, header.MessageUuid, memoPath, cancellationToken);
        return header.MessageUuid;
    }

    /// <summary>The messageUUID is told rather than read, so that the letter may be unreadable.</summary>
    public async Task SendToRecipientAsync(Guid systemId, Guid messageUuid, string memoPath, CancellationToken cancellationToken)
    {
        if (Registry.FindSystem(systemId) is not { Receives: true } system)
            throw new ArgumentException($"{systemId} is no recipient system of the registry.", nameof(systemId));
        await using var memo = Spool.Open(memoPath);
        var copy = await spool.SaveAsync(memo, cancellationToken);
        deliveries.Offer(system, messageUuid, copy, await FileDigest.OfAsync(copy, cancellationToken));
    }

    /// <summary>Although nothing asks for it: Digital Post promises at least once (TI 10.10).</summary>
    public Task<PushAnswer> PushAgainAsync(Guid systemId, Guid messageUuid, CancellationToken cancellationToken) =>
        deliveries.PushAgainAsync(systemId, messageUuid, cancellationToken);

    /// <summary>In a pulling system's list (TI 10.10).</summary>
    public void ListAgain(Guid systemId, Guid messageUuid) => deliveries.ListAgain(systemId, messageUuid);

    /// <summary>A system whose protocol is SFTP sends from its room; a list of contacts is for any.</summary>
    public void OpenRoom(Guid systemId, SftpRoom room)
    {
        if (Registry.FindSystem(systemId) is not { Sends: true })
            throw new ArgumentException($"{systemId} is no sender system of the registry.", nameof(systemId));
        sftp.Open(systemId, room);
        sftpIntake.Start(background);
    }

    /// <summary>Into every room, in place of the former one (TI 4.6); gives the number of its registrations.</summary>
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
