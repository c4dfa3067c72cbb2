using System.Security.Cryptography.X509Certificates;
using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>A real vault's protocol, real mutual TLS, and many calls under way while the vault gets a new version.</summary>
public sealed class When_a_certificate_is_replaced_during_traffic : IAsyncLifetime
{
    private const int Calls = 24;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TemporaryFolder folder = new();
    private readonly X509Certificate2 before = TestIssuer.Shared.Issue("Solbjerg 2027");
    private readonly X509Certificate2 after = TestIssuer.Shared.Issue("Solbjerg 2030");
    private RecordingService service = null!;
    private VaultBed bed = null!;
    private SystemClients clients = null!;

    public async Task InitializeAsync()
    {
        var roots = Path.Combine(folder.Path, "roots.pem");
        await File.WriteAllTextAsync(roots, TestIssuer.Shared.Root.ExportCertificatePem());
        service = await RecordingService.StartAsync();
        bed = await VaultBed.StartAsync(keyInVault: true, digitalPost: service.BaseAddress, trustedRoots: roots);
        clients = new SystemClients(bed.Settings, bed.Credentials, bed.Clock, FixedRandom.None, bed.Logs.For<DigitalPostClient>());
        bed.Import(before);
        bed.Server.Store(VaultBed.KeyName, VaultBed.ApiKey("first"), contentType: null);
        await bed.Refresh.StartAsync(default);
        await bed.Logs.WaitForAsync(916, 2);
    }

    public async Task DisposeAsync()
    {
        clients.Dispose();
        await bed.DisposeAsync();
        await service.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Should_fail_no_request_and_close_the_old_connections_when_the_last_is_answered()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Hold = call => call.Thumbprint == before.Thumbprint ? gate.Task : Task.CompletedTask;

        var underWay = Enumerable.Range(0, Calls).Select(_ => CallAsync()).ToList();
        await service.ArrivedAsync(Calls);
        await ReplaceCertificateAsync();
        var afterwards = await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => CallAsync()));
        var oldConnections = service.ConnectionsWith(before.Thumbprint);
        var closedTooSoon = oldConnections.Count(connection => connection.IsCompleted);
        gate.SetResult();
        var held = await Task.WhenAll(underWay);

        afterwards.ShouldAllBe(outcome => outcome == CallOutcome.Succeeded);
        held.ShouldAllBe(outcome => outcome == CallOutcome.Succeeded);
        service.Seen.Count(call => call.Thumbprint == before.Thumbprint).ShouldBe(Calls);
        service.Seen.Count(call => call.Thumbprint == after.Thumbprint).ShouldBe(Calls);
        oldConnections.Count.ShouldBe(Calls);
        closedTooSoon.ShouldBe(0);
        await Task.WhenAll(oldConnections).WaitAsync(Patience);
        (await CallAsync()).ShouldBe(CallOutcome.Succeeded);
    }

    [Fact]
    public async Task Should_keep_a_client_on_loan_usable_until_it_is_given_back()
    {
        var lease = await clients.RentAsync(VaultBed.System, default);
        await ReplaceCertificateAsync();
        (await CallAsync()).ShouldBe(CallOutcome.Succeeded);

        (await lease!.Client.FetchReceiptIdsAsync(Page.First)).Outcome.ShouldBe(CallOutcome.Succeeded);
        service.Seen.Last().Thumbprint.ShouldBe(before.Thumbprint);
        lease.Dispose();
        lease.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => lease.Client.FetchReceiptIdsAsync(Page.First));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Should_present_the_issuers_but_not_the_root(bool rootInTheFile)
    {
        var issuers = rootInTheFile ? new[] { TestIssuer.Shared.Root, TestIssuer.Shared.Issuer } : [TestIssuer.Shared.Issuer];
        bed.Import(after, Convert.ToBase64String(TestIssuer.Pkcs12(null, [after, .. issuers])));
        bed.Signal.Ask();
        await bed.Logs.WaitForAsync(916, 3);

        (await CallAsync()).ShouldBe(CallOutcome.Succeeded);

        service.Chains.ShouldHaveSingleItem().ShouldBe([TestIssuer.IssuerName]);
    }

    [Fact]
    public async Task Should_use_a_new_api_key_on_the_same_connection()
    {
        (await CallAsync()).ShouldBe(CallOutcome.Succeeded);
        bed.Server.Store(VaultBed.KeyName, VaultBed.ApiKey("second"), contentType: null);
        bed.Signal.Ask();
        await bed.Logs.WaitForAsync(916, 3);

        (await CallAsync()).ShouldBe(CallOutcome.Succeeded);

        service.Seen.Select(call => call.Authorization).ShouldBe([VaultBed.ApiKey("first"), VaultBed.ApiKey("second")]);
        service.Seen.Select(call => call.Connection).Distinct().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Should_read_the_vault_again_when_digital_post_refuses(int status)
    {
        service.Status = call => call.Authorization == VaultBed.ApiKey("second") ? 200 : status;
        bed.Server.Store(VaultBed.KeyName, VaultBed.ApiKey("second"), contentType: null);

        (await CallAsync()).ShouldBe(status == 401 ? CallOutcome.Unauthorized : CallOutcome.Forbidden);
        await bed.Logs.WaitForAsync(916, 3);

        (await CallAsync()).ShouldBe(CallOutcome.Succeeded);
    }

    [Fact]
    public async Task Should_remember_the_rate_limit()
    {
        await CallAsync();
        await ReplaceCertificateAsync();
        for (var call = 1; call < 60; call++) (await CallAsync()).ShouldBe(CallOutcome.Succeeded);

        var next = clients.Buckets.For(Rig.SystemId).WaitAsync(Operation.ListReceipts);
        next.IsCompleted.ShouldBeFalse();
        bed.Clock.Advance(TimeSpan.FromSeconds(1));
        await next;
    }

    private async Task<CallOutcome> CallAsync()
    {
        using var lease = await clients.RentAsync(VaultBed.System, default);
        return (await lease!.Client.FetchReceiptIdsAsync(Page.First)).Outcome;
    }

    private async Task ReplaceCertificateAsync()
    {
        bed.Import(after);
        bed.Signal.Ask();
        await bed.Logs.WaitForAsync(916, 3);
    }
}
