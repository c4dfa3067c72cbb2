using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Certificates;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Tests.Vault;

/// <summary>The app itself, put together as it is deployed; only the network to the vault is the test's.</summary>
public sealed class AppWithVaultTests
{
    [Fact]
    public async Task Start_VaultThatDoesNotAnswerYet_ListensAtOnceAndLendsClientsWhenItHas()
    {
        using var folder = new TemporaryFolder();
        await using var bed = await VaultBed.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bed.Server.Store("real", VaultBed.Issuer.VaultValue(VaultBed.Issuer.Issue("Solbjerg post")));
        bed.Server.Delay(VaultBed.CertificateName, gate.Task, "real");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["FUNCTIONS_CUSTOMHANDLER_PORT"] = "0";
        builder.AddPostvogn(bed.Settings with { Storage = new FolderStorage(folder.Path) });
        builder.Services.AddSingleton(bed.Server.Client(bed.Entra));
        await using var app = builder.Build();
        app.MapPostvogn();

        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        (await http.GetStringAsync("/")).ShouldBe("Postvogn\n");
        var watch = app.Services.GetRequiredService<CertificateWatch>();
        watch.Lives().ShouldBeEmpty();
        gate.SetResult();
        using var lease = await app.Services.GetRequiredService<SystemClients>().RentAsync(VaultBed.System, default);

        lease.ShouldNotBeNull().Client.SystemId.ShouldBe(Rig.SystemId);
        watch.Lives().ShouldHaveSingleItem().Certificate.ShouldBe("oces");
    }
}
