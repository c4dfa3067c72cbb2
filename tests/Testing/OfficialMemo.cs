namespace Postvogn.Testing;

/// <summary>
/// The official schemas (<c>xsd</c>) and examples (<c>samples</c>) of MeMo. They are no part of this project: a variable of the environment
/// names the folder that holds them.
/// </summary>
public static class OfficialMemo
{
    private const string Variable = "POSTVOGN_MEMO";

    /// <summary>Why the tests that need them are skipped; null where they are.</summary>
    public static string? Missing => Folder switch
    {
        null or "" => $"The official schemas and examples are not here: {Variable} names no folder.",
        var folder when !Directory.Exists(folder) => $"{Variable} names {folder}, and there is no such folder.",
        _ => null,
    };

    private static string? Folder => Environment.GetEnvironmentVariable(Variable);

    /// <summary>The full path of a file or folder of them, e.g. <c>samples/v1.2</c>.</summary>
    public static string PathOf(string name) => Path.Combine(Folder ?? throw new InvalidOperationException(Missing), name);
}
