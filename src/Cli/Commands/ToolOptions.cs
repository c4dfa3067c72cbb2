using System.CommandLine;

namespace Postvogn.Cli.Commands;

internal static class ToolOptions
{
    public static Option<bool> Markdown() => new("--markdown") { Description = "Print the table as Markdown." };

    public static Option<string> Page() => new("--page")
    {
        Description = "A page whose tables are made anew; nothing else is printed.",
        HelpName = "FILE",
    };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object and nothing else." };

    public static Option<bool> Force() => new("--force") { Description = "Replace what is there already." };

    public static Option<string?> Template() => new("--template")
    {
        Description = "What packages leave out: the JSON of a source's template.", HelpName = "FILE",
    };

    public static Option<string> Output(string helpName) =>
        new("--output", "-o") { Description = "The file to write, or - for the standard output.", HelpName = helpName, Required = true };

    public static Argument<string> One(string name, string description) => new(name) { Description = description };

    public static Argument<string[]> Several(string name, string description) =>
        new(name) { Description = description, HelpName = $"{name}...", Arity = ArgumentArity.OneOrMore };

    /// <summary>Not blank.</summary>
    public static Option<T> Text<T>(string name, string description, bool isRequired = false)
    {
        var option = new Option<T>(name) { Description = description, HelpName = "TEXT", Required = isRequired };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && string.IsNullOrWhiteSpace(result.Tokens[0].Value))
                result.AddError($"{name}: write a text that is not empty.");
        });
        return option;
    }

    /// <summary>Digits, of one of the lengths.</summary>
    public static Option<string> Number(string name, string description, params int[] lengths)
    {
        var helpName = lengths.Length > 1 ? "CPR|CVR" : "CVR";
        var option = new Option<string>(name) { Description = description, HelpName = helpName, Required = true };
        option.Validators.Add(result =>
        {
            // The number itself is never repeated: it may be a person's.
            if (result.Tokens.Count == 1 && !IsNumber(result.Tokens[0].Value, lengths))
                result.AddError($"{name}: write {string.Join(" or ", lengths)} digits.");
        });
        return option;
    }

    private static bool IsNumber(string text, int[] lengths) => lengths.Contains(text.Length) && text.All(char.IsAsciiDigit);
}
