using Postvogn.MeMo;
using Postvogn.Sandbox.ApplicationInsights;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Live;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;

namespace Postvogn.EndToEnd;

/// <summary>The ingestion endpoint fails in each way that it can: the post goes on, and the log says so once.</summary>
public sealed class When_Application_Insights_fails : IDisposable
{
    private const string NotThere = "InstrumentationKey=6b8f1a52-0c3e-4d87-9a41-2f7e5c9d1b30;IngestionEndpoint=http://127.0.0.1:9/";
    private static readonly Contact Citizen = new() { Type = ContactType.Citizen, Number = "6101501234" };
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-ingestion-");
    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));

    public void Dispose()
    {
        patience.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public Task Should_carry_the_post_when_it_is_not_there() => CarryALetterAsync(NotThere, null, expectedEvent: 970);

    [Fact]
    public Task Should_carry_the_post_when_it_never_answers() =>
        CarryALetterAsync(null, new IngestionFault { Hangs = true }, expectedEvent: 970);

    [Fact]
    public Task Should_carry_the_post_when_it_refuses_everything() =>
        CarryALetterAsync(null, new IngestionFault { Status = 400 }, expectedEvent: 972);

    [Fact]
    public async Task Should_send_what_was_kept_when_it_is_well_again()
    {
        await using var ingestion = await IngestionService.StartAsync(Path.Combine(folder.FullName,
            "telemetry.ndjson"), TimeProvider.System, patience.Token);
        ingestion.Fault = new IngestionFault { Status = 503, RetryAfterSeconds = 1 };
        var messageUuid = await CarryALetterAsync(ingestion.ConnectionString, async () =>
        {
            ingestion.ItemCount.ShouldBe(0);
            ingestion.Fault = null;
            // Sweep runs every two seconds here, and each invocation sends what is kept.
            await UntilAsync(() => ingestion.ItemCount > 0);
        });

        new SentTelemetry(Path.Combine(folder.FullName,
            "telemetry.ndjson")).StepsOf(messageUuid).ShouldContain(Functions.Letters.Step.CloseLetter);
        LinesOf(970).ShouldBe(1);
    }

    private async Task CarryALetterAsync(string? connection, IngestionFault? fault, int expectedEvent)
    {
        await using var ingestion = await IngestionService.StartAsync(Path.Combine(folder.FullName,
            "telemetry.ndjson"), TimeProvider.System, patience.Token);
        ingestion.Fault = fault;
        await CarryALetterAsync(connection ?? ingestion.ConnectionString, () => UntilAsync(() => LinesOf(expectedEvent) > 0));
        LinesOf(expectedEvent).ShouldBe(1, "said once, not at every try");
        ingestion.ItemCount.ShouldBe(0);
    }

    private async Task<Guid> CarryALetterAsync(string connection, Func<Task> then)
    {
        await using var stage = await Stage.StartAsync(
            new StageOptions
            {
                Directory = StageFolder,
                AdjustSettings = settings => settings["APPLICATIONINSIGHTS_CONNECTION_STRING"] = connection,
            },
            patience.Token);
        stage.DigitalPost.Registry.Put(Citizen);
        var watch = await PostWatch.StartAsync(stage.Store, TimeProvider.System, patience.Token);
        var messageUuid = await DropUrgentAsync(stage);
        await foreach (var _ in watch.ReadAllAsync(patience.Token)) break;
        (await Outcome.ReadAsync(stage.Store, $"{Solbjerg.PushSender}/urgent/brev.xml.json", patience.Token))!.State.ShouldBe("Completed");
        await then();
        return messageUuid;
    }

    private string StageFolder => Path.Combine(folder.FullName, "stage");

    private int LinesOf(int eventId)
    {
        using var log = new StreamReader(new FileStream(Path.Combine(StageFolder,
            "sandbox.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return log.ReadToEnd().Split('\n').Count(line => line.Contains($"[{eventId}]", StringComparison.Ordinal));
    }

    private async Task UntilAsync(Func<bool> condition)
    {
        while (!condition()) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
    }

    private static async Task<Guid> DropUrgentAsync(Stage stage)
    {
        var letter = new LetterMaker(new Seeded(29), TimeProvider.System.GetUtcNow()).Letter(
            MemoVersion.V1_2, Solbjerg.Municipality, Citizen);
        using var memo = new MemoryStream();
        await MemoWriter.WriteAsync(memo, letter, CancellationToken.None);
        memo.Position = 0;
        await stage.Store.PutAsync("drop", $"{Solbjerg.PushSender}/urgent/brev.xml", memo, CancellationToken.None);
        return letter.Header.MessageUuid;
    }
}
