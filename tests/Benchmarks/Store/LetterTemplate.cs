namespace Postvogn.Benchmarks.Store;

/// <summary>All that the app leaves in the store of a letter that has its end: made by sending one, or receiving one, and reading what
/// is there then. So it is what the app of the day leaves.</summary>
internal sealed class LetterTemplate
{
    private readonly IReadOnlyList<(string Path, string Text)> files;
    private readonly string messageUuid;
    private readonly string? transmission;
    private readonly string drop;

    private LetterTemplate(IReadOnlyList<(string Path, string Text)> files, Guid messageUuid, string drop)
    {
        (this.files, this.messageUuid, this.drop) = (files, $"{messageUuid:D}", drop);
        transmission = files.Select(file => file.Path.Split('/')).FirstOrDefault(parts => parts[0] == "transmissions")?[1];
    }

    /// <summary>A letter dropped alone, which leaves the most: its transmission is its own.</summary>
    public static async Task<LetterTemplate> OfSentAsync(AppBed bed)
    {
        var (messageUuid, before) = (bed.Ids.NewId(), Files(bed.StoreFolder));
        var drop = $"{BenchSettings.Source}/template.xml";
        bed.Store.Reset();
        await bed.DropAsync(drop, BenchLetter.Xml(messageUuid));
        await bed.SettledAsync(1);
        await bed.CheckAsync(1);
        return new LetterTemplate(Read(bed.StoreFolder, before), messageUuid, drop);
    }

    public static async Task<LetterTemplate> OfReceivedAsync(AppBed bed)
    {
        var (messageUuid, before) = (bed.Ids.NewId(), Files(bed.StoreFolder));
        await bed.ReceiveAsync(messageUuid);
        return new LetterTemplate(Read(bed.StoreFolder, before), messageUuid, "");
    }

    /// <summary>The blobs of another letter, and whether each is the one that says its state: its content is the letter's own.</summary>
    public IEnumerable<(string Path, Func<string> Text, bool IsState)> For(Guid letter, Guid itsTransmission, int number)
    {
        foreach (var (path, text) in files)
        {
            var isState = path.StartsWith("messages/", StringComparison.Ordinal) && path.EndsWith("/state.json", StringComparison.Ordinal);
            yield return (With(path), () => With(text), isState);
        }

        string With(string text)
        {
            text = text.Replace(messageUuid, $"{letter:D}", StringComparison.Ordinal);
            if (transmission is not null) text = text.Replace(transmission, $"{itsTransmission:D}", StringComparison.Ordinal);
            return drop.Length > 0 ? text.Replace(drop, $"{BenchSettings.Source}/{number:d8}.xml", StringComparison.Ordinal) : text;
        }
    }

    private static List<(string Path, string Text)> Read(string folder, HashSet<string> before) =>
        [.. Files(folder).Except(before).Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllText(Path.Combine(folder, path))))];

    // Rights are the organisation's, and the store's own folders begin with a dot.
    private static HashSet<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))
            .Where(path => path[0] != '.' && !path.StartsWith("organisation/", StringComparison.Ordinal))];
}
