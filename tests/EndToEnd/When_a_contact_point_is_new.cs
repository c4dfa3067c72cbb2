using System.Net;
using System.Net.Sockets;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.FunctionsHost.Invocations;
using Postvogn.Sandbox.Staging;

namespace Postvogn.EndToEnd;

/// <summary>
/// The municipality opens a contact point and nobody thinks of the inbox: Digital Post tells the app, which has subscribed by itself, and
/// the app says which contact point has no destination.
/// </summary>
public sealed class When_a_contact_point_is_new : IAsyncLifetime
{
    private static readonly Guid New = Guid.Parse("5a0db0c5-0000-4000-8000-0000000000c9");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-points-");
    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
    private Stage stage = null!;

    public async Task InitializeAsync()
    {
        var port = FreePort();
        stage = await Stage.StartAsync(
            new StageOptions
            {
                Directory = folder.FullName,
                Port = port,
                AdjustSettings = settings =>
                {
                    settings["Postvogn__Organisation__NotificationUrl"] = $"https://localhost:{port}/api/organisation-changes";
                    settings["CheckContactPointsSchedule"] = "0 0 0 1 1 *";
                },
            },
            patience.Token);
    }

    public async Task DisposeAsync()
    {
        await stage.DisposeAsync();
        patience.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Should_be_told_of_it_and_say_that_it_has_no_destination()
    {
        await CheckAsync();
        Said().ShouldNotContain($"{New}");

        stage.DigitalPost.Registry.Put(new ContactPoint(New, Solbjerg.Municipality.Cvr,
            "Byggesager", Solbjerg.Cast.Desks[0].Point.SystemId));
        await stage.DigitalPost.Ledger.WaitUntilAsync(
            ledger => ledger.EntriesOf<ChangePushed>().Any(change => change.ResourceId == New && change.Answer.IsAccepted), patience.Token);
        (await stage.Store.ListAsync("organisation", "changes", patience.Token)).Count.ShouldBe(1);
        await CheckAsync();

        Said().ShouldContain($"[1024] Contact point {New} (Byggesager) has no destination");
        (await stage.Store.ListAsync("organisation", "", patience.Token)).Select(blob => blob.Name).Order(StringComparer.Ordinal)
            .ShouldBe(["compared.json", "rights.json"]);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task CheckAsync() => (await stage.StandIn.TriggerAsync(
        "CheckContactPoints", patience.Token)).Outcome.ShouldBe(InvocationOutcome.Succeeded);

    private string Said()
    {
        using var log = new StreamReader(new FileStream(stage.Folders.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return log.ReadToEnd();
    }
}
