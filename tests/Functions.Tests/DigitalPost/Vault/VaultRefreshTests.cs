using System.Net.Sockets;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>The reading in the background: its tries, its timer, and what is asked of it.</summary>
public sealed class VaultRefreshTests
{
    [Fact]
    public async Task Start_VaultDown_IsToldTriedAgainLaterAndLaterAndWorksInTheEnd()
    {
        await using var bed = await VaultBed.StartAsync();
        StoreNewVersion(bed);
        bed.Server.Fault = SocketError.ConnectionRefused;

        await bed.Refresh.StartAsync(default);
        await bed.Logs.WaitForAsync(914, 1);
        await bed.AdvanceAsync(TimeSpan.FromSeconds(1));
        await bed.Logs.WaitForAsync(914, 2);
        await bed.AdvanceAsync(TimeSpan.FromSeconds(1.9));
        bed.Logs.Of(914).Count.ShouldBe(2);
        await bed.AdvanceAsync(TimeSpan.FromSeconds(0.1));
        await bed.Logs.WaitForAsync(914, 3);
        bed.Certificates.Get("oces").First.IsCompleted.ShouldBeFalse();
        bed.Server.Fault = null;
        await bed.AdvanceAsync(TimeSpan.FromSeconds(4));

        await bed.Logs.WaitForAsync(916);
        bed.Certificates.Get("oces").First.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_VaultDownForLong_IsTriedEveryFiveMinutes()
    {
        await using var bed = await VaultBed.StartAsync();
        bed.Server.Fault = SocketError.ConnectionRefused;
        await bed.Refresh.StartAsync(default);
        for (var tries = 1; tries <= 9; tries++)
        {
            await bed.Logs.WaitForAsync(914, tries);
            await bed.AdvanceAsync(TimeSpan.FromSeconds(Math.Pow(2, tries - 1)));
        }

        await bed.Logs.WaitForAsync(914, 10);
        await bed.AdvanceAsync(TimeSpan.FromMinutes(4.99));
        bed.Logs.Of(914).Count.ShouldBe(10);
        await bed.AdvanceAsync(TimeSpan.FromMinutes(0.01));
        await bed.Logs.WaitForAsync(914, 11);
    }

    [Fact]
    public async Task Run_AllRead_ReadsAgainWhenTheTimeHasCome()
    {
        await using var bed = await RunningAsync();
        StoreNewVersion(bed);

        await bed.AdvanceAsync(TimeSpan.FromMinutes(59));
        bed.Logs.Of(916).Count.ShouldBe(1);
        await bed.AdvanceAsync(TimeSpan.FromMinutes(1));

        await bed.Logs.WaitForAsync(916, 2);
    }

    [Fact]
    public async Task Run_Asked_ReadsAtOnceAndThenOnceAMinute()
    {
        await using var bed = await RunningAsync();
        StoreNewVersion(bed);
        bed.Signal.Ask();
        await bed.Logs.WaitForAsync(916, 2);

        StoreNewVersion(bed);
        bed.Signal.Ask();
        // The usual alarm clock, and that of the minute.
        await bed.Clock.UntilWaitingAsync(2);
        bed.Clock.Advance(TimeSpan.FromSeconds(59));
        bed.Logs.Of(916).Count.ShouldBe(2);
        bed.Clock.Advance(TimeSpan.FromSeconds(1));

        await bed.Logs.WaitForAsync(916, 3);
    }

    [Fact]
    public async Task Run_AFailureLater_KeepsTheLastGoodAndFindsTheNextVersion()
    {
        await using var bed = await RunningAsync();
        var good = bed.Certificates.Get("oces").Current;
        bed.Server.Fail(VaultBed.CertificateName, 403, "Forbidden", "Operation get is not allowed on a disabled secret.", "SecretDisabled");

        await bed.AdvanceAsync(TimeSpan.FromHours(1));
        await bed.Logs.WaitForAsync(915, 1);
        await bed.AdvanceAsync(TimeSpan.FromSeconds(1));
        await bed.Logs.WaitForAsync(915, 2);
        bed.Certificates.Get("oces").Current.ShouldBeSameAs(good);
        StoreNewVersion(bed);
        await bed.AdvanceAsync(TimeSpan.FromSeconds(2));

        await bed.Logs.WaitForAsync(916, 2);
        bed.Certificates.Get("oces").Current.ShouldNotBeSameAs(good);
    }

    private static async Task<VaultBed> RunningAsync()
    {
        var bed = await VaultBed.StartAsync();
        StoreNewVersion(bed);
        await bed.Refresh.StartAsync(default);
        await bed.Logs.WaitForAsync(916);
        return bed;
    }

    private static void StoreNewVersion(VaultBed bed) => bed.Import(VaultBed.Issuer.Issue("Solbjerg post"));
}
