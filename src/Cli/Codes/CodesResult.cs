using Postvogn.Cli.Letters;

namespace Postvogn.Cli.Codes;

/// <summary>What <c>codes</c> prints.</summary>
internal sealed record CodesResult(IReadOnlyList<CodeLine> Codes) : ToolResult
{
    // What is said in place of a code's words, or behind them.
    private const string NotTold = "additions";

    /// <summary>Those that are asked for, or all that an outcome can have.</summary>
    /// <exception cref="InvalidDataException">One is not known.</exception>
    public static CodesResult Of(IReadOnlyList<string> asked, string? inGroup)
    {
        var unknown = asked.FirstOrDefault(code => CodeCatalogue.Find(code) is null);
        if (unknown is not null)
            throw new InvalidDataException(
                $"\"{unknown}\" is no code that Postvogn knows. `codes` prints all; one that Digital Post has added since is not among them.");
        var lines =
            from one in CodeCatalogue.Groups
            from code in one.Codes
            where asked.Count > 0 ? asked.Contains(code.Code) : inGroup is null ? one.Name != NotTold : one.Name == inGroup
            select CodeLine.Of(one.Name, code);
        return new CodesResult([.. lines]);
    }
}

/// <summary>A row of the catalogue, as <c>--json</c> prints it. Rule, status and who judges are those of a code of a business receipt; the
/// star in the pages says that TI 10.8.1 does not state the status.</summary>
internal sealed record CodeLine(
    string Code, string Group, OutcomeClass Class, Words Text, Words Fix, string? Rule, string? Status, bool? StatusIsStated, JudgedBy? JudgedBy)
{
    public static CodeLine Of(string group, ErrorCode code)
    {
        var isOfReceipt = code.Rule.Length > 0 && code.Status != ReceiptStatus.Completed;
        var status = code.Status == ReceiptStatus.NotAllowed ? "NOT_ALLOWED" : "INVALID";
        return new(
            code.Code, group, code.Class, code.Text, code.Fix, code.Rule.Length > 0 ? code.Rule : null, isOfReceipt ? status : null,
            isOfReceipt ? code.StatusIsStated : null, isOfReceipt ? code.Judged : null);
    }
}
