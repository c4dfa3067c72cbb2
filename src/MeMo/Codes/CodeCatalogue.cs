using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.MeMo;

/// <summary>Every code that Postvogn writes, reads or passes on, and every state of a letter: what it means and what to do, in Danish and
/// English. The rows are the files of the folder <c>Catalogue</c>, one for each group (docs/adr/0044).</summary>
public static class CodeCatalogue
{
    private static readonly string[] Names =
    [
        "message", "recipient", "sender", "files", "html", "archives", "sftp", "received", "warnings", "drops", "calls", "states",
        "additions",
    ];

    /// <summary>Those of TI 13.4.3 first.</summary>
    public static IReadOnlyList<CodeGroup> Groups { get; } = [.. Names.Select(Read)];

    private static readonly FrozenDictionary<string, ErrorCode> ByCode =
        Groups.SelectMany(group => group.Codes).ToFrozenDictionary(code => code.Code, StringComparer.Ordinal);

    /// <summary>Null when it has no row, such as one that Digital Post added since.</summary>
    public static ErrorCode? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>One that has a row.</summary>
    public static ErrorCode Of(string code) =>
        Find(code) ?? throw new ArgumentException($"There is no row for {code} in src/MeMo/Codes/Catalogue.", nameof(code));

    private static CodeGroup Read(string name)
    {
        using var file = typeof(CodeCatalogue).Assembly.GetManifestResourceStream($"Catalogue/{name}.json")!;
        return new(name, [.. JsonSerializer.Deserialize(file, CatalogueJson.Default.CatalogueRowArray)!.Select(row => row.AsCode())]);
    }
}

/// <summary>The rows of one file.</summary>
public sealed record CodeGroup(string Name, IReadOnlyList<ErrorCode> Codes);

/// <summary>As a file has it.</summary>
internal sealed record CatalogueRow
{
    public required string Code { get; init; }

    public required OutcomeClass Class { get; init; }

    public required Words Text { get; init; }

    public required Words Fix { get; init; }

    public JudgedBy? Judged { get; init; }

    // As TI 10.8 spells it.
    public string? Status { get; init; }

    public bool Stated { get; init; }

    public string? Rule { get; init; }

    public ErrorCode AsCode() => new(Code, StatusOf(Status), Judged ?? JudgedBy.Postvogn, Rule ?? "")
    {
        StatusIsStated = Stated,
        Class = Class,
        Text = Text,
        Fix = Fix,
    };

    private static ReceiptStatus StatusOf(string? word) => word switch
    {
        null or "INVALID" => ReceiptStatus.Invalid,
        "NOT_ALLOWED" => ReceiptStatus.NotAllowed,
        "COMPLETED" => ReceiptStatus.Completed,
        _ => throw new JsonException($"{word} is no status: INVALID, NOT_ALLOWED and COMPLETED are."),
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CatalogueRow[]))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
