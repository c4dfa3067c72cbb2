using Postvogn.Functions.Steps;

namespace Postvogn.EndToEnd;

/// <summary>The app kills itself as SIGKILL would right after each step, each once in one run: whatever a step has written must be
/// enough to go on from, and nothing more may be needed.</summary>
public sealed class When_the_app_is_killed_after_each_step : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-steps-");

    [Fact]
    public async Task Should_lose_and_double_nothing()
    {
        var killed = Path.Combine(folder.FullName, "killed");

        var result = await Journey.RunAsync(Journey.Small with
        {
            CrashLimit = 100,
            AdjustSettings = settings =>
            {
                settings["Postvogn__Test__KillAt"] = "EveryStep";
                settings["Postvogn__Test__KilledFile"] = killed;
                settings["Postvogn__Timing__ChaseAfter"] = "00:00:00.001";
                settings["ChaseReceiptsSchedule"] = "* * * * * *";
            },
        });

        result.Count.Problems.ShouldBeEmpty();
        result.IsGood.ShouldBeTrue();
        var struck = folder.EnumerateFiles().Select(file => Enum.Parse<Step>(file.Extension.TrimStart('.')));
        // A transmission is given up after a week at the earliest; ChaseReceiptsTests shows what an end right before or after leaves.
        var reachable = Enum.GetValues<Step>().Where(step => step != Step.ReopenTransmission);
        struck.Order().ShouldBe(reachable.Order(), "the run must come past every step");
    }

    public void Dispose() => folder.Delete(recursive: true);
}
