using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Memo;

/// <summary>Names for what is not whole yet.</summary>
internal static class PendingName
{
    /// <summary>A name of its own in the same folder, so that moving it into place is one step.</summary>
    public static string Beside(string place) =>
        Path.Combine(Path.GetDirectoryName(place) ?? place, $".{Path.GetFileName(place)}.{SandboxIds.Next():N}.partial");
}
