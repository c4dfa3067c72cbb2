namespace Postvogn.Sandbox.DigitalPost;

/// <summary>The source of ids where none is given.</summary>
public static class SandboxIds
{
    /// <summary>Makes a new random UUID (version 4), as Digital Post's own are.</summary>
    /// <returns>The UUID.</returns>
#pragma warning disable RS0030 // This is the source that the others inject.
    public static Guid Next() => Guid.NewGuid();
#pragma warning restore RS0030
}
