namespace Postvogn.Sandbox;

internal static class SandboxIds
{
    // Version 4, as Digital Post's own are.
#pragma warning disable RS0030 // This is the source that the others inject.
    public static Guid Next() => Guid.NewGuid();
#pragma warning restore RS0030
}
