using System.Text.RegularExpressions;

namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>Reads one function.json.</summary>
internal sealed partial class FunctionJsonReader(string appRoot, BindingReader bindings, ConfigurationErrors errors)
{
    public FunctionDefinition? Read(string name)
    {
        var file = $"{name}/function.json";
        if (JsonSettingsFile.Read(appRoot, file, errors) is not { } root) return null;
        if (!FunctionName().IsMatch(name)) errors.Add(file, $"'{name}' cannot be a function's name.", "Use letters, digits, - and _, a letter first.");
        var disabled = root.Flag("disabled", false);
        var read = bindings.Read(root);
        var retry = RetryReader.Read(root, read.Trigger);
        root.Accept("$schema");
        root.RefuseTheRest();
        return disabled || read.Trigger is null ? null : new FunctionDefinition(name, read.Trigger, read.Outputs, retry);
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FunctionName();
}
