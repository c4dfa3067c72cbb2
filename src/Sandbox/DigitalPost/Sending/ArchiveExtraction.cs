using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>An archive is taken whole or not at all: one that breaks half-way yields one receipt without a messageUUID and no
/// letter.</summary>
internal sealed record ArchiveExtraction(IReadOnlyList<ExtractedMemo> Memos, Refusal? Refusal)
{
    public static async Task<ArchiveExtraction> ExtractAsync(string path, Spool spool, CancellationToken cancellationToken)
    {
        var memos = new List<ExtractedMemo>();
        try
        {
            await using var file = Spool.Open(path);
            await using var archive = new MemoArchiveReader(file);
            while (await archive.ReadNextAsync(cancellationToken) is { } entry)
                memos.Add(new ExtractedMemo(await spool.SaveAsync(entry.Content, cancellationToken), entry.Name));
            return new ArchiveExtraction(memos, Refusal: null);
        }
        catch (MemoArchiveException e)
        {
            memos.ForEach(memo => File.Delete(memo.Path));
            var code = MemoCodes.Find(e.Finding.Code) ?? MemoCodes.ArchiveProcessingFailed;
            return new ArchiveExtraction([], new Refusal(code.Code, code.Status, e.Message));
        }
    }
}

internal sealed record ExtractedMemo(string Path, string? FileName);
