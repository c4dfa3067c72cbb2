using System.Net;
using Azure.Security.KeyVault.Secrets;
using Postvogn.Functions.Certificates;
using Postvogn.Functions.Chasing;
using Postvogn.Functions.ContactPoints;
using Postvogn.Functions.Contacts;
using Postvogn.Functions.CustomHandler;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Health;
using Postvogn.Functions.Notifications;
using Postvogn.Functions.PersonNames;
using Postvogn.Functions.PersonNames.Datafordeler;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Scanning;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Sending.Drops;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Steps;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Sweeping;
using Postvogn.Functions.Telemetry;
using Postvogn.Functions.Vault;
using Postvogn.Functions.Whereabouts;

namespace Postvogn.Functions;

/// <summary>Puts the function app together: its parts, and its endpoints, one for each function.</summary>
internal static class Composition
{
    /// <summary>More than a letter and its multipart frame; Kestrel's own default is too small for one.</summary>
    private const long LargestBody = 104_857_600;

    public static void AddPostvogn(this WebApplicationBuilder builder, PostvognSettings settings)
    {
        builder.AddTelemetry(settings);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            // The host in front guards against slow senders; it may itself be slow to pass a large letter on.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, Port(builder.Configuration));
        });
        builder.Services.AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton<IIdSource, RandomIds>();
        builder.Services.AddSingleton(s => new StepTrail(s.GetRequiredService<ILogger<StepTrail>>(), settings.KillAt, s.GetRequiredService<TelemetryExport>()));
        builder.Services.AddSingleton(new AzureIdentity(settings.Identity)).AddSingleton(BlobStores.Open);
        builder.Services.AddSingleton<PushCallers>().AddCredentials(settings.KeyVault);
        builder.Services.AddSending().AddReceiving().AddScanning(settings.Scan).AddContactPoints().AddChasing().AddContacts().AddPersonNames(settings.PersonNames);
    }

    public static void MapPostvogn(this WebApplication app)
    {
        app.UseTelemetry();
        app.UseMiddleware<HttpFaults>();

        // The host takes any answer as the sign that we are ready (docs/adr/0001).
        app.MapGet("/", () => Results.Text("Postvogn\n"));
        app.MapPost("/api/MeMoV1/memos", ReceiveMemoEndpoint.HandleAsync).WithMetadata(new HttpFunction("ReceiveMemo"));
        app.MapPost("/api/MeMoV1/{systemId}/receipt", ReceiveReceiptEndpoint.HandleAsync).WithMetadata(new HttpFunction("ReceiveReceipt"));
        app.MapPost("/api/notifications/{systemId}", ReceiveNotificationEndpoint.HandleAsync).WithMetadata(new HttpFunction("ReceiveNotification"));
        app.MapPost("/api/organisation-changes", ReceiveOrganisationChangeEndpoint.HandleAsync).WithMetadata(new HttpFunction("ReceiveOrganisationChange"));
        app.MapGet("/api/health", HealthEndpoint.HandleAsync).WithMetadata(new HttpFunction("Health"));
        app.MapGet("/api/letters/{messageUUID}", WhereIsLetterEndpoint.HandleAsync).WithMetadata(new HttpFunction("WhereIsLetter"));
        app.MapPost("/api/contact-changes", ReceiveContactChangeEndpoint.HandleAsync).WithMetadata(new HttpFunction("ReceiveContactChange"));
        app.MapPost("/api/contacts/lookup", LookUpContactsEndpoint.HandleAsync).WithMetadata(new HttpFunction("LookUpContacts"));
        app.MapPost("/api/person-names", LookUpPersonNameEndpoint.HandleAsync).WithMetadata(new HttpFunction("LookUpPersonName"));

        app.MapTrigger<AcceptDropHandler>("AcceptDrop", (handler, call, cancel) => handler.RunAsync(call.Text("drop"), cancel));
        app.MapTrigger<ComposeTransmissionHandler>("ComposeTransmission", (handler, call, cancel) => handler.RunAsync(call.Texts("letters"), cancel));
        app.MapTrigger<SendTransmissionHandler>("SendTransmission", (handler, call, cancel) => handler.RunAsync(call.Text("transmission"), cancel));
        app.MapTrigger<SendUrgentHandler>("SendUrgent", (handler, call, cancel) => handler.RunAsync(call.Text("letter"), cancel));
        app.MapTrigger<HandleReceiptHandler>("HandleReceipt", (handler, call, cancel) => handler.RunAsync(call.Text("receipt"), cancel));
        app.MapTrigger<HandleReceivedHandler>("HandleReceived", (handler, call, cancel) => handler.RunAsync(call.Text("received"), cancel));
        app.MapTrigger<PullReceiptsHandler>("PullReceipts", (handler, _, cancel) => handler.RunAsync(cancel));
        app.MapTrigger<PullMemosHandler>("PullMemos", (handler, _, cancel) => handler.RunAsync(cancel));
        app.MapTrigger<ChaseReceiptsHandler>("ChaseReceipts", (handler, _, cancel) => handler.RunAsync(cancel));
        app.MapTrigger<CheckContactPointsHandler>("CheckContactPoints", (handler, _, cancel) => handler.RunAsync(cancel));
        app.MapTrigger<PullContactListHandler>("PullContactList", (handler, _, cancel) => handler.RunAsync(cancel));
        app.MapTrigger<PullContactChangesHandler>("PullContactChanges", (handler, _, cancel) => handler.RunAsync(cancel));
        app.MapTrigger<SweepHandler>("Sweep", (handler, _, cancel) => handler.RunAsync(cancel));
    }

    private static int Port(ConfigurationManager configuration) => configuration.GetValue("FUNCTIONS_CUSTOMHANDLER_PORT", 7072);

    private static IServiceCollection AddCredentials(this IServiceCollection services, KeyVaultSettings? vault)
    {
        services.AddSingleton<PfxCertificates>().AddSingleton<VaultCertificates>().AddSingleton<ICertificateSource, ConfiguredCertificates>()
            .AddSingleton<CertificateWatch>().AddHostedService(s => s.GetRequiredService<CertificateWatch>())
            .AddSingleton<RefreshSignal>().AddSingleton<FirstReads>().AddSingleton<ApiKeys>().AddSingleton<SystemCredentials>().AddSingleton<SystemClients>()
            .AddSingleton<SshKeys>().AddSingleton<SftpLinks>();
        if (vault is null) return services;
        return services.AddSingleton(vault).AddSingleton<VaultSecrets>().AddHostedService<VaultRefresh>()
            .AddSingleton(s => new SecretClient(vault.Uri, s.GetRequiredService<AzureIdentity>().Credential, VaultSecrets.Options()));
    }

    private static IServiceCollection AddSending(this IServiceCollection services) => services
        .AddSingleton<Letters>().AddSingleton<Transmissions>()
        .AddSingleton<PackageMessages>().AddSingleton<DropReaders>().AddSingleton<DropInspector>().AddSingleton<LetterIntake>().AddSingleton<Refusals>()
        .AddSingleton<Composer>().AddSingleton<TransmissionPacker>().AddSingleton<RestPosts>().AddSingleton<SftpUploads>().AddSingleton<TransmissionPoster>().AddSingleton<TransmissionFailure>().AddSingleton<TransmissionSender>()
        .AddSingleton<AcceptDropHandler>().AddSingleton<ComposeTransmissionHandler>().AddSingleton<SendTransmissionHandler>().AddSingleton<SendUrgentHandler>()
        .AddSingleton<OpenLetters>().AddSingleton<OpenTransmissions>().AddSingleton<SweepHandler>();

    private static IServiceCollection AddReceiving(this IServiceCollection services) => services
        .AddSingleton<ReceiptIntake>().AddSingleton<ReceiptMatcher>().AddSingleton<ReceiptSettlement>().AddSingleton<TechnicalReceipts>().AddSingleton<HandleReceiptHandler>().AddSingleton<ReceiptFiles>().AddSingleton<PullReceiptsHandler>()
        .AddSingleton<ReceivedIntake>().AddSingleton<InboxFiles>().AddSingleton<Deliverer>().AddSingleton<BusinessReceipts>().AddSingleton<HandleReceivedHandler>().AddSingleton<PullMemosHandler>()
        .AddSingleton<LetterFetch>().AddSingleton<NotificationIntake>().AddSingleton<NotifiedLetters>();

    private static IServiceCollection AddContactPoints(this IServiceCollection services) => services
        .AddSingleton<OrganisationChanges>().AddSingleton<RegistryQuestions>().AddSingleton<ContactPointSearch>().AddSingleton<ContactPointReport>().AddSingleton<ContactPointSubscription>().AddSingleton<CheckContactPointsHandler>();

    private static IServiceCollection AddScanning(this IServiceCollection services, ScanSettings? scan)
    {
        if (scan is not null) services.AddSingleton(scan).AddSingleton<IScanner, ClamdScanner>();
        return services.AddSingleton<Quarantine>().AddSingleton<Screening>();
    }

    private static IServiceCollection AddPersonNames(this IServiceCollection services, PersonNamesSettings? names)
    {
        if (names is not null) services.AddSingleton(names).AddSingleton<DatafordelerTokens>().AddSingleton<IPersonRegister, DatafordelerRegister>();
        return services.AddSingleton<NameLookup>();
    }

    private static IServiceCollection AddChasing(this IServiceCollection services) => services
        .AddSingleton<EventLog>().AddSingleton<OverdueLetters>().AddSingleton<Chases>().AddSingleton<UnansweredTransmissions>().AddSingleton<ReceiptChase>().AddSingleton<ChaseReceiptsHandler>()
        .AddSingleton<OurHistory>().AddSingleton<LetterFinder>();

    private static IServiceCollection AddContacts(this IServiceCollection services) => services
        .AddSingleton<KeptIndex>().AddSingleton<KeptChanges>().AddSingleton<KeptCursor>().AddSingleton<KnownContacts>().AddSingleton<ContactNotes>().AddSingleton<ContactCallers>()
        .AddSingleton<ListFetch>().AddSingleton<PullContactListHandler>()
        .AddSingleton<SubscriptionUpkeep>().AddSingleton<ChangeWalk>().AddSingleton<NotedContacts>().AddSingleton<PullContactChangesHandler>()
        .AddSingleton<FreshLookup>();
}
