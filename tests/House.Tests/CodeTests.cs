using System.Text.Json;
using System.Text.RegularExpressions;

namespace Postvogn.House.Tests;

/// <summary>No code that the app, the commands or the stand-in can write is without words: each has a row in the catalogue
/// (docs/adr/0044).</summary>
public sealed partial class CodeTests
{
    private const string Catalogue = "src/MeMo/Codes/Catalogue";

    private static readonly string[] FileEndings =
        ["json", "xml", "pem", "csv", "lzma", "txt", "html", "js", "lock", "log", "tiff", "md", "xsd", "zip", "tar", "dll"];

    /// <summary>Names with dots that are no codes: metrics and spans, prices, pages. And codes of calls about no letter: those of
    /// the registers (TI 13.4.1) that the stand-in answers with, and the words for them.</summary>
    private static readonly string[] OtherNames =
    [
        "src/Functions/Telemetry/", "src/Cli/Costs/", "src/Sandbox/Samples/", "src/DigitalPost/Codes/ServiceCodes.cs",
        "src/Sandbox/DigitalPost/Contacts/", "src/Sandbox/DigitalPost/Gate/", "src/Sandbox/DigitalPost/Resources/",
        "src/Sandbox/DigitalPost/Structure/", "src/Sandbox/DigitalPost/Subscriptions/", "src/Sandbox/DigitalPost/Validations/",
        "src/Sandbox/DigitalPost/Sending/RecallCalls.cs",
    ];

    private static readonly HashSet<string> Rows =
    [
        .. from file in Checkout.Files
           where file.StartsWith(Catalogue, StringComparison.Ordinal)
           from row in JsonDocument.Parse(Checkout.Read(file)).RootElement.EnumerateArray()
           select row.GetProperty("code").GetString(),
    ];

    [Fact]
    public void Codes_OfTheSources_HaveARowInTheCatalogue()
    {
        var without =
            from file in Checkout.SourcesOf("src")
            let path = $"src/{file.Path}"
            where !OtherNames.Any(other => path.StartsWith(other, StringComparison.Ordinal))
            from line in file.Lines.Index()
            from code in CodesIn(line.Item)
            where !Rows.Contains(code)
            select $"{path}:{line.Index + 1} {code}";

        without.ShouldBeEmpty($"Give it a row in {Catalogue}; if it is no code, say so in OtherNames or by how it is written.");
    }

    [Theory]
    [InlineData("Because(\"drop.gone\", \"/\", what)", "drop.gone")]
    [InlineData("Code = \"memo.unheard.of\",", "memo.unheard.of")]
    [InlineData("new(\"html.validator.rejected.unknown-element\")", "html.validator.rejected.unknown-element")]
    [InlineData("File = \"message.json\";", null)]
    [InlineData("Need(ok, \"recipient.type\", \"is missing.\")", null)]
    [InlineData("Operation(\"receipts.GET\")", null)]
    [InlineData("// as \"memo.unheard.of\" is", null)]
    public void CodesIn_Line_AreSeen(string line, string? code) => CodesIn(line).ShouldBe(code is null ? [] : [code]);

    private static IEnumerable<string> CodesIn(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal)
        ? []
        : Dotted().Matches(line).Select(match => match.Groups["code"].Value)
            .Where(code => !FileEndings.Contains(code.Split('.')[^1]) && !IsPlaceInPackage(code));

    /// <summary>A place in a letter.json (<c>recipient.type</c>) is written like a code; those of a recipient or sender have more
    /// parts.</summary>
    private static bool IsPlaceInPackage(string code) => code.Split('.') is ["recipient" or "sender", _];

    [GeneratedRegex("""(?<![\w$@])"(?<code>[a-z]+(\.[a-z]+(-[a-z]+)?)+)(?=")""")]
    private static partial Regex Dotted();
}
