using Postvogn.MeMo;
using Postvogn.Sandbox.Demo;

namespace Postvogn.Sandbox.Samples;

/// <summary>A folder that made letters are written to, as line-of-business systems write them: one folder a source.</summary>
/// <param name="root">The folder.</param>
internal sealed class SampleFolder(string root)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly List<Sample> samples = [];

    /// <summary>What was written, in order.</summary>
    public IReadOnlyList<Sample> Samples => samples;

    /// <summary>The path of a file of a source; its folder is made.</summary>
    public string PathOf(string source, string name)
    {
        var path = Path.Combine(root, source, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Notes a drop that has been written.</summary>
    public void Add(Sample sample) => samples.Add(sample);

    /// <summary>Writes a MeMo.</summary>
    public async Task AddMemoAsync(Sample sample, Message message, CancellationToken cancellationToken)
    {
        await using (var file = File.Create(PathOf(sample.Source, sample.Name)))
            await MemoWriter.WriteAsync(file, message, cancellationToken);
        Add(sample);
    }

    /// <summary>Writes a package: a letter.json, and beside it the files that it names.</summary>
    /// <param name="sample">The drop; its name ends in <c>.letter.json</c>.</param>
    /// <param name="letter">The letter.json.</param>
    /// <param name="files">The PDFs that it names.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task AddPackageAsync(Sample sample, object letter, IEnumerable<PdfLetter> files, CancellationToken cancellationToken)
    {
        var path = PathOf(sample.Source, sample.Name);
        foreach (var file in files)
            await File.WriteAllBytesAsync(Path.Combine(Path.GetDirectoryName(path)!, file.Name), file.Read(), cancellationToken);
        await File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(letter, Indented), cancellationToken);
        Add(sample);
    }

    /// <summary>Writes an archive.</summary>
    public async Task AddArchiveAsync(Sample sample, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        await using var file = File.Create(PathOf(sample.Source, sample.Name));
        await using var archive = new MemoArchiveWriter(file);
        foreach (var message in messages)
        {
            using var memo = new MemoryStream();
            await MemoWriter.WriteAsync(memo, message, cancellationToken);
            memo.Position = 0;
            await archive.AddAsync(message.Header.MessageUuid, memo.Length, memo, cancellationToken);
        }
        await archive.CompleteAsync(cancellationToken);
        Add(sample);
    }

    /// <summary>Writes a MeMo that somebody has spoilt by hand.</summary>
    /// <param name="sample">The drop.</param>
    /// <param name="message">The sound letter.</param>
    /// <param name="spoil">What is done to its text.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task AddSpoiltAsync(Sample sample, Message message, Func<string, string> spoil, CancellationToken cancellationToken)
    {
        using var memo = new MemoryStream();
        await MemoWriter.WriteAsync(memo, message, cancellationToken);
        var spoilt = spoil(System.Text.Encoding.UTF8.GetString(memo.GetBuffer().AsSpan(0, (int)memo.Length)));
        await File.WriteAllTextAsync(PathOf(sample.Source, sample.Name), spoilt, cancellationToken);
        Add(sample);
    }
}
