namespace Postvogn.Testing;

/// <summary>
/// A test that needs a reference file beside the repository (<see cref="SharedFiles"/>); skipped, with the reason, without it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfSharedAttribute : FactAttribute
{
    public FactIfSharedAttribute(string name)
    {
        Name = name;
        if (SharedFiles.Find(name) is null)
            Skip = $"There is no '../shared/{name}' beside the repository.";
    }

    public string Name { get; }
}
