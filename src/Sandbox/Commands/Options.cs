using System.CommandLine.Parsing;
using System.CommandLine;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Commands;

internal static class Options
{
    public static Option<DirectoryInfo?> Folder(string name, string description)
    {
        var option = new Option<DirectoryInfo?>(name) { Description = description, HelpName = "DIR" };
        Check(option, path => File.Exists(path) ? $"{path} is a file. Give a folder."
            : Directory.Exists(path) ? null
            : $"there is no folder {path}. Give a folder that exists.");
        return option;
    }

    /// <summary>It is made where it is not there.</summary>
    public static Option<DirectoryInfo?> Place(string name, string description)
    {
        var option = new Option<DirectoryInfo?>(name) { Description = description, HelpName = "DIR" };
        Check(option, path => AndAbove(path).FirstOrDefault(File.Exists) is { } file ? $"{file} is a file. Give a folder." : null);
        return option;
    }

    /// <summary>A file to write; its folder may be made.</summary>
    public static Option<FileInfo?> OutputFile(string name, string description)
    {
        var option = new Option<FileInfo?>(name) { Description = description, HelpName = "FILE" };
        Check(option, path => Directory.Exists(path) ? $"{path} is a folder. Give a file."
            : AndAbove(Path.GetDirectoryName(path)).FirstOrDefault(File.Exists) is { } file
                ? $"{file} is a file, so nothing can lie below it."
            : null);
        return option;
    }

    // A validator must not ask for a value that may be no value, such as an empty path.
    private static void Check<T>(Option<T> option, Func<string, string?> faultOf) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value.Length: > 0 } given] && faultOf(Path.GetFullPath(given.Value)) is { } fault)
            result.AddError($"{option.Name}: {fault}");
    });

    private static IEnumerable<string> AndAbove(string? path)
    {
        for (; path is not null; path = Path.GetDirectoryName(path)) yield return path;
    }

    public static Option<int> Count(string name, string description, int standard, int least, int most = 100_000)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var given) && (given < least || given > most))
                result.AddError($"{name}: {given} is outside {least} to {most}.");
        });
        return option;
    }

    public static Option<StoreKind> Store() => new("--store")
    {
        Description = "What stands in for Blob Storage: a folder (the default), or Azurite, Microsoft's emulator, which needs Node.js.",
        HelpName = "folder|azurite",
        CustomParser = ReadStore,
    };

    private static StoreKind ReadStore(ArgumentResult result)
    {
        var given = result.Tokens[0].Value;
        if (StoreNames.Find(given) is { } store)
            return store;
        result.AddError($"--store: {given} is no store. Say folder or azurite.");
        return default;
    }

    public static Option<HostKind> Host() => new("--host")
    {
        Description = "What runs the app: the sandbox's own host (the default), or Azure Functions Core Tools on Azurite.",
        HelpName = "sandbox|func",
        CustomParser = ReadHost,
    };

    private static HostKind ReadHost(ArgumentResult result)
    {
        var given = result.Tokens[0].Value;
        if (given == "func") return HostKind.CoreTools;
        if (given != "sandbox") result.AddError($"--host: {given} is no host. Say sandbox or func.");
        return HostKind.Sandbox;
    }

    /// <summary>Microsoft's host takes hints from queues that it reaches by itself.</summary>
    public static void RequireAzurite(CommandResult result, Option<StoreKind> store, string because)
    {
        if (IsGiven(result, store, "folder")) result.AddError($"{because} needs --store azurite, which it implies: leave --store out.");
    }

    /// <summary>A validator must not ask for a value that may be no value.</summary>
    public static bool IsGiven(CommandResult result, Option option, string value) =>
        result.GetResult(option) is { } given && given.Tokens.Any(token => token.Value == value);

    public static Option<DirectoryInfo?> App() =>
        Folder("--app", "The function app's folder, with host.json at its root. The default is the folder app beside the sandbox.");
}
