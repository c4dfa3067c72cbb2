namespace Postvogn.Drops.Packages;

/// <summary>Taken as it is written, wherever the package lies: what one store would resolve is another's unknown name.</summary>
internal static class PackagePath
{
    // A name's in the store.
    private const int Longest = 1024;

    public static bool IsValid(string path) =>
        path.Length <= Longest
        && !path.Any(c => char.IsControl(c) || c == '\\')
        && path.Split('/').All(part => part.Length > 0 && part[0] != '.');
}
