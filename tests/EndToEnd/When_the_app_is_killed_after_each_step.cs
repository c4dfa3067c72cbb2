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
        var struck = folder.EnumerateFiles().Select(file => Enum.Parse<Step>(file.Extension.TrimStart('.')));
        var reachable = Enum.GetValues<Step>().Where(IsOfTheDemo);
        struck.Where(IsOfTheDemo).Order().ShouldBe(reachable.Order(), "the run must come past every step");
    }

    /// <summary>
    /// Receipts are chased after hours, and a transmission is given up after a week: ChaseReceiptsTests ends these steps with its own
    /// clock. A notification that finds no process is not repeated before PullMemos has found the letter:
    /// When_a_letter_waits_at_Digital_Post. No letter of the run is infected: When_a_letter_is_infected. The steps of contacts (6xx) carry
    /// no letter: When_a_run_about_contacts_is_cut_off. The print provider of the run gives no answer that cannot be read:
    /// When_a_letter_goes_to_print.
    /// </summary>
    private static bool IsOfTheDemo(Step step) =>
        step is not (Step.AskEventLog or Step.ReopenTransmission or Step.QuarantineLetter or Step.KeepQuarantine
            or Step.KeepNotification or Step.RemoveNotification or Step.RefusePrintAnswer) && step < Step.StoreContactIndex;

    public void Dispose() => folder.Delete(recursive: true);
}
