using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>The app itself, put together as it is deployed; only the network to the vault is the test's.</summary>
public sealed class AppWithVaultTests
{
    [Fact]
    public async Task Start_VaultThatDoesNotAnswerYet_ListensAtOnceAndLendsClientsWhenItHas()
    {
        using var folder = new TemporaryFolder();
        await using var bed = await VaultBed.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var certificate = VaultBed.Issuer.Issue("Solbjerg post");
        bed.Server.Import("real", certificate, VaultBed.Issuer.VaultValue(certificate));
        bed.Server.Delay(VaultBed.CertificateName, gate.Task, "real");
        await using var app = await StartAsync(bed, folder);

        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        (await http.GetStringAsync("/api/health")).ShouldContain("Healthy");
        var watch = app.Services.GetRequiredService<CertificateWatch>();
        watch.Lives().ShouldBeEmpty();
        gate.SetResult();
        using var lease = await app.Services.GetRequiredService<SystemClients>().RentAsync(VaultBed.System, default);

        lease.ShouldNotBeNull().Client.SystemId.ShouldBe(Rig.SystemId);
        await bed.Logs.WaitForAsync(916);
        watch.Lives().ShouldHaveSingleItem().Certificate.ShouldBe("oces");
    }

    [Fact]
    public async Task Start_CertificateWithoutItsIssuer_SaysSoAndUsesIt()
    {
        using var folder = new TemporaryFolder();
        await using var bed = await VaultBed.StartAsync();
        var certificate = VaultBed.Issuer.Issue("Solbjerg post");
        bed.Import(certificate, Convert.ToBase64String(TestIssuer.Pkcs12(null, certificate)));
        await using var app = await StartAsync(bed, folder);

        (await bed.Logs.WaitForAsync(917)).Text.ShouldStartWith(
            "Certificate oces: 'Solbjerg post' comes without its issuer 'Testdanmark udstedende-CA 1'.");
        using var lease = await app.Services.GetRequiredService<SystemClients>().RentAsync(VaultBed.System, default);
        lease.ShouldNotBeNull();
    }

    private static Task<WebApplication> StartAsync(VaultBed bed, TemporaryFolder folder) =>
        FunctionApp.StartAsync(bed.Settings with { Storage = new FolderStorage(folder.Path) }, builder =>
        {
            builder.Logging.AddProvider(bed.Logs);
            builder.Services.AddSingleton(bed.Server.Secrets(bed.Entra)).AddSingleton(bed.Server.Certificates(bed.Entra));
        });
}
