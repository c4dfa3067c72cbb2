using Postvogn.Functions.Letters;

namespace Postvogn.EndToEnd;

/// <summary>A killed process takes what it has not sent with it. But a letter's end is told before whatever would have it told again is
/// removed, so the last steps are always there.</summary>
public sealed class When_the_app_is_killed_with_telemetry_on : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-killed-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Should_still_tell_how_each_letter_ended()
    {
        var file = Path.Combine(folder.FullName, "telemetry.ndjson");

        var result = await Journey.RunAsync(Journey.Small with
        {
            Kills = 2,
            Seed = 5,
            CrashesOnPurpose = true,
            TelemetryFile = file,
            Directory = folder.FullName,
            Keep = true,
            // Besides: at the one step after which nothing is repeated.
            AdjustSettings = settings =>
            {
                settings["Postvogn__Test__KillAt"] = nameof(Step.RemoveReceived);
                settings["Postvogn__Test__KilledFile"] = Path.Combine(folder.FullName, "killed");
            },
        });

        result.Count.Problems.ShouldBeEmpty();
        folder.EnumerateFiles("killed.*").Count().ShouldBe(1);
        var sent = new SentTelemetry(file);
        var completed = KeptStore.CompletedIn(result.KeptIn!);
        completed.Count.ShouldBe(result.Count.Completed);
        foreach (var letter in completed) sent.StepsOf(letter).ShouldContain(Step.WriteOutcome, $"{letter}");
        foreach (var letter in completed) sent.StepsOf(letter).ShouldContain(Step.CloseLetter, $"{letter}");
        var delivered = KeptStore.DeliveredIn(result.KeptIn!);
        delivered.Count.ShouldBe(result.Count.Delivered);
        foreach (var letter in delivered) sent.StepsOf(letter).ShouldContain(Step.SendBusinessReceipt, $"{letter}");
    }
}
