namespace Postvogn.Functions.Steps;

/// <summary>For crash tests: where the process kills itself, once.</summary>
/// <param name="Step">The step that it has just reached.</param>
/// <param name="KilledFile">A file that is made just before; while it is there, the process lives on.</param>
public sealed record KillPoint(Step Step, string KilledFile)
{
    /// <summary>Whether to die now; true once in all the processes that share the file.</summary>
    public bool StrikesAt(Step step)
    {
        if (step != Step || File.Exists(KilledFile)) return false;
        try
        {
            using var _ = new FileStream(KilledFile, FileMode.CreateNew);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
