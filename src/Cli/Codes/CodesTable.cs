using System.Text;

namespace Postvogn.Cli.Codes;

/// <summary>Rows of the catalogue as a page has them.</summary>
internal static class CodesTable
{
    private static readonly Dictionary<JudgedBy, string> Judges = new()
    {
        [JudgedBy.Message] = "the message alone (`MemoValidator`)",
        [JudgedBy.Archive] = "the archive (`MemoArchiveReader`)",
        [JudgedBy.Html] = "the HTML of a file",
        [JudgedBy.Registry] = "Digital Post",
        [JudgedBy.Postvogn] = "Postvogn",
    };

    public static string Markdown(CodesResult found, bool inDanish)
    {
        var hasRule = !inDanish && found.Codes.Any(code => code.Rule is not null);
        var hasStatus = hasRule && found.Codes.Any(code => code.Status is not null);
        string[] rule = hasRule ? ["rule"] : [];
        string[] status = hasStatus ? ["status", "judged by"] : [];
        string[] words = inDanish ? ["kode", "klasse", "hvad det betyder", "hvad du gør"] : ["class", "what it means", "what to do"];
        string[] heading = inDanish ? words : ["code", .. rule, .. status, .. words];
        var text = new StringBuilder();
        Append(text, heading);
        text.Append('|').Insert(text.Length, "--|", heading.Length).Append('\n');
        foreach (var code in found.Codes)
            Append(text, [$"`{code.Code}`", .. Facts(code, hasRule, hasStatus), $"`{Wire(code.Class)}`", .. WordsOf(code, inDanish)]);
        return text.ToString();
    }

    /// <summary>As JSON has it.</summary>
    public static string Wire(OutcomeClass value) => System.Text.Json.JsonSerializer.SerializeToElement(value).GetString()!;

    private static IEnumerable<string> Facts(CodeLine code, bool hasRule, bool hasStatus)
    {
        if (hasRule)
            yield return code.Rule ?? "";
        if (hasStatus)
            yield return $"{code.Status}{(code.StatusIsStated == false ? "*" : "")}";
        if (hasStatus)
            yield return code.JudgedBy is { } judge ? Judges[judge] : "";
    }

    private static string[] WordsOf(CodeLine code, bool inDanish) =>
        inDanish ? [code.Text.Da, code.Fix.Da] : [code.Text.En, code.Fix.En];

    private static void Append(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
