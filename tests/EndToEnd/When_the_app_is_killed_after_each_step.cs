using Postvogn.Functions.Letters;

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
            CrashesOnPurpose = true,
            Limit = TimeSpan.FromMinutes(5),
            AdjustSettings = settings =>
            {
                settings["Postvogn__Test__KillAt"] = "EveryStep";
                settings["Postvogn__Test__KilledFile"] = killed;
            },
        });

        result.Count.Problems.ShouldBeEmpty();
        result.IsGood.ShouldBeTrue();
        var struck = folder.EnumerateFiles().Select(file => Enum.Parse<Step>(file.Extension.TrimStart('.'))).ToHashSet();
        Enum.GetValues<Step>().Where(step => !struck.Contains(step) && !StepsElsewhere.All.ContainsKey(step))
            .ShouldBeEmpty("the run must come past every step that is ended nowhere else");
    }

    public void Dispose() => folder.Delete(recursive: true);
}
