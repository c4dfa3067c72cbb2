using System.Net;
using System.Net.Sockets;
using System.Text;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox;

namespace Postvogn.EndToEnd;

public class When_the_configuration_is_wrong
{
    private static readonly DemoOptions Options =
        Journey.Small with { Letters = 10, LargeLetterBytes = 100_000, Replies = 6, Limit = TimeSpan.FromMinutes(1) };

    [Fact]
    public async Task Should_name_every_missing_setting_at_once()
    {
        var message = await Journey.FailAsync(With(settings =>
        {
            settings.Remove("Postvogn__Storage__Path");
            settings.Remove($"Postvogn__Systems__{Solbjerg.PushSender}__ApiKey");
        }));

        message.ShouldContain("Postvogn__Storage__Path");
        message.ShouldContain($"Postvogn__Systems__{Solbjerg.PushSender}__ApiKey");
    }

    [Fact]
    public async Task Should_say_that_the_API_key_is_wrong()
    {
        var system = Solbjerg.Cast.System(Solbjerg.PullSender);
        var wrong = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{system.Id:D}:not-the-key"));

        var message = await Journey.FailAsync(With(settings => settings[$"Postvogn__Systems__{system.Name}__ApiKey"] = wrong));

        message.ShouldContain("SystemNotFound");
        message.ShouldContain("__ApiKey");
    }

    [Fact]
    public async Task Should_say_that_the_certificate_is_another_organisations()
    {
        // The company's certificate for the municipality's system: their CVR numbers differ (TI 2.6.1).
        var message = await Journey.FailAsync(
            With(settings => settings[$"Postvogn__Systems__{Solbjerg.PullSender}__Certificate"] = Solbjerg.CompanySender));

        message.ShouldContain("CvrDoesNotMatch");
        message.ShouldContain("__Certificate");
    }

    [Fact]
    public async Task Should_say_that_a_port_is_taken_and_which_option_chooses_another()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var folder = Directory.CreateTempSubdirectory("postvogn-port-");
        try
        {
            var fault = await Should.ThrowAsync<SandboxException>(
                () => Stage.StartAsync(new StageOptions { Directory = folder.FullName, DigitalPostPort = port }, CancellationToken.None));

            fault.Message.ShouldContain($"{port}");
            fault.Message.ShouldContain("--digital-post-port");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Should_say_where_the_app_was_looked_for()
    {
        var message = await Journey.FailAsync(Options with { AppRoot = Path.GetTempPath() });

        message.ShouldContain("host.json");
        message.ShouldContain("--app");
    }

    private static DemoOptions With(Action<IDictionary<string, string>> adjust) => Options with { AdjustSettings = adjust };
}
