using System.Globalization;

namespace Postvogn.Drops.Packages;

/// <summary>Leads what is said of a package's MeMo, which nobody ever sees, back to the letter.json.</summary>
internal sealed class PackagePlaces(Package package)
{
    private const string Header = "/Message/MessageHeader";
    private const string Body = "/Message/MessageBody/";
    private const string Pdf = "application/pdf";

    private readonly IReadOnlyList<PackageDocument> documents = PackageDocument.Of(package);

    public MemoReport Of(MemoReport report)
    {
        var (said, doubts) = (report.Findings.Select(Of).ToList(), new List<Finding>());
        foreach (var warning in report.Warnings)
        {
            if (Refusal(warning) is { } refusal) said.Add(refusal);
            else doubts.Add(Of(warning));
        }

        return report with { Findings = said, Warnings = doubts, HtmlNotJudged = [.. report.HtmlNotJudged.Select(PathOf)] };
    }

    public Finding Of(Finding finding)
    {
        if (!finding.Path.StartsWith("/Message", StringComparison.Ordinal)) return finding with { Line = 0, Column = 0 };
        var (path, place) = Find(finding.Path);
        finding = finding with { Path = path, Line = 0, Column = 0 };
        return place is { } at ? At(finding, at.Layer, at.At) : finding;
    }

    /// <summary>With its line and column; what stands in another text than the letter's own says so.</summary>
    public static Finding At(Finding finding, PackageLayer layer, long at)
    {
        var (line, column) = layer.PlaceOf(at);
        return layer.Name is { } name
            ? finding with { Message = $"{finding.Message} It stands in {Within(name)}, line {line}, column {column}." }
            : finding with { Line = line, Column = column };
    }

    private static string Within(string name) => name.StartsWith("The ", StringComparison.Ordinal) ? $"the {name[4..]}" : name;

    private string PathOf(string path) => Find(path).Path;

    // Who makes a package can mend it, and a citizen would see nothing of it (docs/adr/0046).
    private Finding? Refusal(Finding warning)
    {
        var code = warning.Code == MemoWarnings.FileEncrypted.Code ? "letter.file.encrypted"
            : warning.Code == MemoWarnings.FileCut.Code ? "letter.file.not.pdf"
            : warning.Code == MemoWarnings.FileContent.Code && FormatOf(FileOf(warning.Path)) == Pdf ? "letter.file.not.pdf"
            : null;
        return code is null ? null : Of(warning) with { Code = code, Status = ReceiptStatus.Invalid };
    }

    private static string? FormatOf(PackageFile? file) =>
        file is null ? null : file.EncodingFormat ?? MemoFormats.OfFilename(file.Filename);

    private (string Path, (PackageLayer Layer, long At)? Place) Find(string path)
    {
        var hash = path.IndexOf('#', StringComparison.Ordinal);
        var (element, within) = hash < 0 ? (path, "") : (path[..hash], path[hash..]);
        if (element.StartsWith(Header, StringComparison.Ordinal))
            return Walk(package.Members, "", null, Parts(element, Header));
        if (!element.StartsWith(Body, StringComparison.Ordinal)) return ("/", null);
        var parts = Parts(element, Body);
        if (DocumentOf(parts[0]) is not { } document) return ("files", null);
        if (FileOf(document, parts) is { } file)
        {
            var (at, place) = Walk(file.Members, file.Place, (file.Members.Layer, file.Members.At), NamesOfFile(parts));
            return (at + within, place);
        }

        if (parts.Length > 1 && parts[1].StartsWith("Action", StringComparison.Ordinal)
            && document.Actions.ElementAtOrDefault(NumberOf(parts[1])) is { Action: { } action } found)
            return Walk(action, found.Path, (action.Layer, action.At), parts.AsSpan(2));
        var first = document.Files[0];
        return (parts.Length > 1 && parts[1] == "label" ? $"{first.Place}.label" : first.Place, (first.Members.Layer, first.Members.At));
    }

    private static string[] Parts(string path, string behind) =>
        path[behind.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);

    // A content lies where the path says.
    private static string[] NamesOfFile(string[] parts) =>
        parts.Length < 3 ? [] : [parts[2] == "content" ? "path" : parts[2]];

    private static (string Path, (PackageLayer, long)? Place) Walk(
        PackageNode node, string path, (PackageLayer, long)? place, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var bracket = name.IndexOf('[', StringComparison.Ordinal);
            var element = bracket < 0 ? name : name[..bracket];
            var member = node.Shape.OfElement(element) ?? node.Shape.Members.FirstOrDefault(one => one.Name == element);
            if (member is null) break;
            var given = node.Given(member.Name);
            path = WrittenPath(path, member, given);
            if (given is null) break;
            place = (given.Layer, given.At);
            if (given.Content is List<PackageNode> items && items.ElementAtOrDefault(NumberOf(name)) is { } item)
                (node, path, place) = (item, $"{path}[{NumberOf(name)}]", (item.Layer, item.At));
            else if (given.Content is PackageNode inner)
                node = inner;
            else
                break;
        }

        return (path.Length == 0 ? "/" : path, place);
    }

    // recipient.id, where it is written so; what is made for the letter has no path but its own.
    private static string WrittenPath(string path, PackageMember member, PackageValue? given) =>
        given is { Path.Length: > 0 } ? given.Path : path.Length == 0 ? member.Name : $"{path}.{member.Name}";

    private PackageFile? FileOf(string path) =>
        path.StartsWith(Body, StringComparison.Ordinal) && Parts(path, Body) is var parts
            && DocumentOf(parts[0]) is { } document
            ? FileOf(document, parts)
            : null;

    private static PackageFile? FileOf(PackageDocument document, string[] parts) =>
        parts.Length > 1 && parts[1].StartsWith("File", StringComparison.Ordinal)
            ? document.Files.ElementAtOrDefault(NumberOf(parts[1]))
            : null;

    private PackageDocument? DocumentOf(string part)
    {
        var kind = part.Split('[')[0] switch
        {
            "MainDocument" => "main",
            "AdditionalDocument" => "additional",
            "TechnicalDocument" => "technical",
            _ => "",
        };
        return documents.Where(document => document.Kind == kind).ElementAtOrDefault(NumberOf(part));
    }

    // From 0, of [2]; without one it is the first.
    private static int NumberOf(string part)
    {
        var bracket = part.IndexOf('[', StringComparison.Ordinal);
        var digits = bracket < 0 ? "1" : part.AsSpan(bracket + 1, part.Length - bracket - 2);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : 0;
    }
}
