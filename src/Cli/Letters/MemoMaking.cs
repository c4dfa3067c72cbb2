using System.Globalization;
using System.Text.Json.Nodes;
using Postvogn.Cli.Files;
using Postvogn.Drops;
using Postvogn.Drops.Packages;

namespace Postvogn.Cli.Letters;

/// <summary>Makes a letter as the app makes one of a package (docs/adr/0046): what the options say stands above a letter.json, and that
/// above a template. A messageUUID is made where the file's name gives none.</summary>
internal sealed class MemoMaking(TimeProvider clock, Func<Guid> newUuid, IProgress<long> read, StandardStreams? streams = null)
{
    private const string Argument = "argument-";

    private readonly LetterSource source = new(read, streams);

    /// <summary>The files, and what they become in base64.</summary>
    public static InputList WorkOf(NewLetter letter) => InputList.Of(letter.Files) with { Passes = 7.0 / 3 };

    public async Task<WrittenResult> RunAsync(NewLetter letter, CancellationToken cancellationToken)
    {
        List<Unread> missing = [.. letter.Files.Select(file => (file, Reason: WhyNot(file)))
            .Where(file => file.Reason is not null).Select(file => Unread.Of(file.file, file.Reason!))];
        if (missing.Count > 0)
            return new() { Unread = missing };
        var below = new TemplateFile(source);
        var template = letter.Template is null ? null : await below.ReadAsync(letter.Template, cancellationToken);
        if (below.Faults.Count > 0)
            return new() { Unread = [.. below.Faults.Select(fault => Unread.Of(new LetterName(letter.Template!), fault))] };
        if (letter.Package is { } package)
            template = (await below.ReadLetterAsync(package, cancellationToken))?.Over(template);
        return below.Faults.Count > 0
            ? new() { Findings = [.. below.Faults.Select(fault => FileFinding.Of(new LetterName(letter.Package!), fault))] }
            : await WriteAsync(letter, template, cancellationToken);
    }

    private async Task<WrittenResult> WriteAsync(NewLetter letter, PackageTemplate? template, CancellationToken cancellationToken)
    {
        using var json = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(JsonOf(letter).ToJsonString()));
        var reader = new DropReader(DropKind.Package, json, FilesOf(letter), sender: null, clock, template: template);
        var name = new LetterName(letter.Output);
        await using var file = new PendingFile(letter.Output, letter.Force, source.StandardOutput);
        await foreach (var made in reader.ReadAsync(_ => name.ClaimedUuid ?? newUuid(), cancellationToken))
        {
            var report = await JudgeAsync(made with { ClaimedName = name.ClaimedName }, file.Content, cancellationToken);
            if (!report.IsValid)
                return new() { Findings = [.. report.Findings.Select(finding => FindingOf(finding, letter))] };
            var length = file.Content.Length;
            await file.PlaceAsync(cancellationToken);
            return new() { Output = letter.Output, Letters = 1, Length = length, MessageUuid = report.MessageUuid };
        }

        throw new InvalidOperationException("A package is one letter.");
    }

    private async Task<MemoReport> JudgeAsync(DropLetter made, FileStream content, CancellationToken cancellationToken)
    {
        try
        {
            await made.Memo.CopyToAsync(content, cancellationToken);
        }
        catch (DropException refusal)
        {
            return new MemoReport { Findings = refusal.Findings, Length = 0 };
        }

        content.Position = 0;
        await using var written = new CountedStream(content, read, leaveOpen: true);
        return await (made with { Memo = written }).JudgeAsync(new MemoValidationOptions { Clock = clock }, cancellationToken);
    }

    // What the options say, as a letter.json.
    private static JsonObject JsonOf(NewLetter letter)
    {
        var json = new JsonObject();
        if (letter.Label is not null) json["label"] = letter.Label;
        if (letter.To is { } to) json["recipient"] = new JsonObject { ["type"] = to.Length == 10 ? "CPR" : "CVR", ["id"] = to };
        if (letter.ToLabel is not null) Part(json, "recipient")["label"] = letter.ToLabel;
        if (letter.From is { } from) json["sender"] = new JsonObject { ["id"] = from, ["label"] = letter.FromLabel ?? from };
        else if (letter.FromLabel is not null) Part(json, "sender")["label"] = letter.FromLabel;
        if (letter is { Package: null, Files.Count: > 0 })
            json["files"] = new JsonArray([.. letter.Files.Select((file, i) => new JsonObject
            {
                ["path"] = string.Create(CultureInfo.InvariantCulture, $"{Argument}{i}"), ["filename"] = Path.GetFileName(file),
            })]);
        foreach (var member in letter.Members)
        {
            if (!member.TryPut(json))
                throw new InvalidDataException($"--set gives {member.Way[0].Name} twice, or beside another option that gives it.");
        }

        return json;
    }

    private static JsonObject Part(JsonObject json, string name)
    {
        if (json[name] is JsonObject there) return there;
        var made = new JsonObject();
        json[name] = made;
        return made;
    }

    private IPackageFiles FilesOf(NewLetter letter) =>
        letter.Package is { } package ? LetterSource.FilesBesideOf(package) : new Arguments(source, letter.Files);

    private static string? WhyNot(string file) => file == StandardStreams.Name
        ? "The standard input has no name to tell its format by. Name a file."
        : LetterSource.WhyMissing(file);

    // What a finding in the letter, which is not written, is about: a file, or an option; it has no line there.
    private static FileFinding FindingOf(Finding finding, NewLetter letter) =>
        FileFinding.Of(new LetterName(InputOf(finding.Path, letter)), finding with { Line = 0, Column = 0 });

    private static string InputOf(string path, NewLetter letter)
    {
        const string files = "files[";
        if (letter.Package is null && path.StartsWith(files, StringComparison.Ordinal)
            && int.TryParse(path.AsSpan(files.Length, path.IndexOf(']', StringComparison.Ordinal) - files.Length), out var number))
            return letter.Files[number];
        (string Path, string Option, string? Given)[] options =
        [
            ("label", "--label", letter.Label), ("recipient.label", "--to-label", letter.ToLabel), ("recipient", "--to", letter.To),
            ("sender.label", "--from-label", letter.FromLabel), ("sender", "--from", letter.From),
            ("messageUUID", "--output", letter.Output),
        ];
        var option = Array.Find(options, option => path.StartsWith(option.Path, StringComparison.Ordinal));
        if (option.Option is not null && (option.Given is not null || letter.Package is null)) return option.Option;
        var isSet = letter.Members.Any(member => path.StartsWith(member.Way[0].Name, StringComparison.OrdinalIgnoreCase));
        return isSet ? "--set" : letter.Files.Count > 0 ? letter.Files[0] : "FILE";
    }

    private sealed class Arguments(LetterSource source, IReadOnlyList<string> files) : IPackageFiles
    {
        public ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken) =>
            new(path.StartsWith(Argument, StringComparison.Ordinal)
                && int.TryParse(path.AsSpan(Argument.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number < files.Count
                ? source.Open(files[number])
                : null);
    }
}
