namespace Postvogn.Functions.Letters;

/// <summary>For crash tests: where the process kills itself, once at each step (null: every one). Just before, the file is made, with the
/// step's name as its ending; while it is there, the process lives on.</summary>
internal sealed record KillPoint(Step? Step, string KilledFile)
{
    // True once a step in all the processes that share the file.
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
