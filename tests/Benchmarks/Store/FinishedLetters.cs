using System.Runtime.InteropServices;
using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Threads;

namespace Postvogn.Benchmarks.Store;

/// <summary>Very many letters that have their end, straight into the folder of a store: sending them would take hours. Of ten, one was
/// received, and the others share a transmission.</summary>
/// <remarks>Every blob has its name. So that the disk has room, but for its state a letter's blobs are links to those of the first of each
/// thousand: nothing that is measured opens them.</remarks>
internal sealed class FinishedLetters(LetterTemplate sent, LetterTemplate received, IIdSource ids)
{
    private const int AtOnce = 1_000;

    // Received of ten; with the one thread, and the one messageID, of ten; with a transmission of their own, of ten.
    private const int OneOf = 10;

    /// <summary>Fills a store; gives the first letter, which is whole.</summary>
    public Guid Fill(string folder, int letters, CancellationToken cancellationToken)
    {
        var first = ids.NewId();
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, (letters + AtOnce - 1) / AtOnce, options, batch =>
        {
            var start = batch * AtOnce;
            FillSome(folder, start, Math.Min(AtOnce, letters - start), batch == 0 ? first : ids.NewId());
        });
        for (var i = 0; i < letters / OneOf; i++) Relate(folder, first, i);
        return first;
    }

    private void FillSome(string folder, int start, int letters, Guid first)
    {
        var (whole, made) = (new Dictionary<LetterTemplate, List<string>>(), new HashSet<string>(StringComparer.Ordinal));
        var transmission = Guid.Empty;
        for (var i = 0; i < letters; i++)
        {
            var template = i % OneOf == OneOf - 1 ? received : sent;
            var isWhole = whole.TryAdd(template, []);
            var written = whole[template];
            var next = -1;
            if (i % OneOf == 0) transmission = ids.NewId();
            foreach (var (path, text, isState) in template.For(i == 0 ? first : ids.NewId(), transmission, start + i))
            {
                next++;
                var file = Path.Combine(folder, path);
                if (i % OneOf != 0 && path.StartsWith("transmissions/", StringComparison.Ordinal)) continue;
                if (Path.GetDirectoryName(file) is { } place && made.Add(place)) Directory.CreateDirectory(place);
                if (isWhole) written.Add(file);
                if (isWhole || isState) File.WriteAllText(file, text());
                else Link(written[next], file);
            }
        }
    }

    // All answer the first letter, and all have the same messageID: the largest that either can become.
    private void Relate(string folder, Guid first, int number)
    {
        var at = TimeProvider.System.GetUtcNow().AddSeconds(-number);
        var entry = new ThreadEntry(ids.NewId(), at, ThreadEntry.Sent, BenchSettings.Source);
        foreach (var place in (BlobPath[])[
            Places.ThreadEntry(first, entry.Name), Places.ByMessageId(BenchLetter.Cvr, StoredListings.MessageId, entry.MessageUuid)])
        {
            var file = Path.Combine(folder, $"{place}");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, []);
        }
    }

    private static void Link(string from, string to)
    {
        if (OperatingSystem.IsWindows()) File.Copy(from, to);
        else if (link(Encoding.UTF8.GetBytes(from + '\0'), Encoding.UTF8.GetBytes(to + '\0')) != 0)
            throw new IOException(
                $"{to} cannot be made a link to {from}: error {Marshal.GetLastPInvokeError()}. Has the disk room for more files?");
    }

#pragma warning disable SYSLIB1054, SA1300, IDE1006 // Generated marshalling would need unsafe code for one call; the name is the system's.
    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int link(byte[] from, byte[] to);
#pragma warning restore SYSLIB1054, SA1300, IDE1006
}
