namespace Postvogn.Functions.Letters;

/// <summary>For crash tests: where the process kills itself, once at each step.</summary>
/// <param name="Step">The step that it has just reached; null: every step, one after the other.</param>
/// <param name="KilledFile">A file that is made just before, with the step's name as its ending; while it is there, the process lives
/// on.</param>
internal sealed record KillPoint(Step? Step, string KilledFile)
{
    /// <summary>Whether to die now; true once a step in all the processes that share the file.</summary>
    public bool StrikesAt(Step step)
    {
        var file = $"{KilledFile}.{step}";
        if ((Step is { } only && only != step) || File.Exists(file)) return false;
        try
        {
            using var _ = new FileStream(file, FileMode.CreateNew);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
