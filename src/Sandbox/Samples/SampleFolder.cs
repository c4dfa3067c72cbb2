using Postvogn.MeMo;

namespace Postvogn.Sandbox.Samples;

internal sealed class SampleFolder(string root)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly List<Sample> samples = [];

    public IReadOnlyList<Sample> Samples => samples;

    public string PathOf(string source, string name)
    {
        var path = Path.Combine(root, source, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    public void Add(Sample sample) => samples.Add(sample);

    public async Task AddMemoAsync(Sample sample, Message message, CancellationToken cancellationToken)
    {
        await using (var file = File.Create(PathOf(sample.Source, sample.Name)))
            await MemoWriter.WriteAsync(file, message, cancellationToken);
        Add(sample);
    }

    public async Task AddPackageAsync(Sample sample, object letter, IEnumerable<PdfLetter> files, CancellationToken cancellationToken)
    {
        var path = PathOf(sample.Source, sample.Name);
        foreach (var file in files)
            await File.WriteAllBytesAsync(Path.Combine(Path.GetDirectoryName(path)!, file.Name), file.Read(), cancellationToken);
        await File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(letter, Indented), cancellationToken);
        Add(sample);
    }

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

    public async Task AddSpoiltAsync(Sample sample, Message message, Func<string, string> spoil, CancellationToken cancellationToken)
    {
        using var memo = new MemoryStream();
        await MemoWriter.WriteAsync(memo, message, cancellationToken);
        var spoilt = spoil(System.Text.Encoding.UTF8.GetString(memo.GetBuffer().AsSpan(0, (int)memo.Length)));
        await File.WriteAllTextAsync(PathOf(sample.Source, sample.Name), spoilt, cancellationToken);
        Add(sample);
    }
}
