using Microsoft.Extensions.Logging;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.DigitalPost;

public sealed class CertificateWatchTests : IAsyncLifetime, ICertificateSource
{
    private readonly FakeClock clock = new();
    private readonly CollectedLogs logs = new();
    private readonly Live<ClientCertificate> live = new();
    private readonly CertificateWatch watch;

    public CertificateWatchTests()
    {
        using var rig = new Rig();
        var settings = rig.Settings with { Certificates = new Dictionary<string, CertificateSettings> { ["oces"] = new(null, "oces-2030",
            "") } };
        watch = new CertificateWatch(settings, this, clock, logs.For<CertificateWatch>());
    }

    Live<ClientCertificate> ICertificateSource.Get(string name) => live;

    public async Task InitializeAsync()
    {
        await watch.StartAsync(default);
        await clock.UntilWaitingAsync(1);
    }

    public async Task DisposeAsync()
    {
        await watch.StopAsync(default);
        watch.Dispose();
    }

    [Fact]
    public void Lives_NothingRead_IsEmpty() => watch.Lives().ShouldBeEmpty();

    [Fact]
    public void Lives_ACertificate_CountsItsDays()
    {
        live.Set(ExpiringIn(days: 90.5));

        watch.Lives().ShouldBe([new CertificateLife("oces", 90.5)]);
        clock.Advance(TimeSpan.FromDays(91));
        watch.Lives().Single().DaysLeft.ShouldBe(-0.5);
    }

    [Fact]
    public async Task Run_ToItsEnd_TellsEachLimitOnce()
    {
        // Half an hour off the hours at which it looks, so that each limit is crossed within one of them.
        live.Set(ExpiringIn(days: 60 + (0.5 / 24)));
        logs.Lines.ShouldBeEmpty();

        var told = 0;
        foreach (var limit in new[] { 60, 30, 14, 7, 1 })
        {
            Cross(limit);
            var line = await logs.WaitForAsync(918, ++told);
            line.Level.ShouldBe(LogLevel.Warning);
            line.Text.ShouldStartWith($"Certificate oces (Solbjerg post) expires in {limit - 1} days, on 2030-03-08");
        }

        Cross(0);
        (await logs.WaitForAsync(913)).ShouldSatisfyAllConditions(
            line => line.Level.ShouldBe(LogLevel.Error),
            line => line.Text.ShouldStartWith("Certificate oces (Solbjerg post) expired on 2030-03-08"));
        logs.Lines.Count.ShouldBe(6);
    }

    [Fact]
    public void See_ALateStart_TellsTheNearestLimitOnly()
    {
        live.Set(ExpiringIn(days: 20));

        logs.Lines.ShouldHaveSingleItem().Text.ShouldContain("expires in 20 days");
    }

    [Fact]
    public void See_AnExpiredFile_IsAnError()
    {
        live.Set(ExpiringIn(days: -1));

        logs.Lines.ShouldHaveSingleItem().EventId.ShouldBe(913);
    }

    [Fact]
    public void See_ANewCertificate_BeginsAnew()
    {
        live.Set(ExpiringIn(days: 5));
        live.Set(ExpiringIn(days: 1000));
        watch.Lives().Single().DaysLeft.ShouldBe(1000);
        live.Set(ExpiringIn(days: 5));

        logs.Of(918).Count.ShouldBe(2);
    }

    [Fact]
    public void See_AChainWithoutItsIssuer_SaysWhichIsMissingAndHowToMend()
    {
        live.Set(new ClientCertificate(TestIssuer.Shared.Issue("Solbjerg post"), []));

        var line = logs.Lines.ShouldHaveSingleItem();
        (line.EventId, line.Level).ShouldBe((917, LogLevel.Warning));
        line.Text.ShouldContain("'Solbjerg post' comes without its issuer 'Testdanmark udstedende-CA 1'");
        line.Text.ShouldContain("the whole chain up to but not including the root in the TLS handshake");
        line.Text.ShouldContain("Export the PFX with all certificates of the path");
    }

    private void Cross(int limit)
    {
        var told = logs.Lines.Count;
        clock.Advance(FakeClock.Start.AddDays(60 - limit) - clock.GetUtcNow());
        logs.Lines.Count.ShouldBe(told);
        clock.Advance(TimeSpan.FromHours(1));
    }

    private ClientCertificate ExpiringIn(double days) =>
        new(TestIssuer.Shared.Issue("Solbjerg post", to: clock.GetUtcNow().AddDays(days)), [TestIssuer.Shared.Issuer]);
}
