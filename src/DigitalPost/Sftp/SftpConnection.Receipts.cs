using System.Text.Json;
using System.Xml;

namespace Postvogn.DigitalPost;

public sealed partial class SftpConnection
{
    private const string ReceiptFolder = "receipts";
    private const string LocalReceipts = "incoming";

    /// <summary>How many receipts one run of the program fetches or deletes: a session costs some round trips.</summary>
    private const int ReceiptsPerRun = 500;

    /// <summary>The receipts that lie ready, technical and business ones, up to 14 days old (TI 10.7.4). All or none.</summary>
    public Task<SftpAnswer<SftpReceipts>> ListReceiptsAsync(CancellationToken cancellationToken) =>
        CallAsync<SftpReceipts>("ListReceipts", async call =>
        {
            var run = await call.RunAsync(new SftpBatch().List(ReceiptFolder), cancellationToken);
            return run.Ended ? Answer(run, ReceiptsOf(run)) : Answer<SftpReceipts>(run);
        });

    /// <summary>
    /// Fetches receipts into a folder, each whole or not at all, in place of what has its name there. On the server they stay. When the call
    /// fails midway, the value holds those that came.
    /// </summary>
    /// <param name="receipts">As listed; one whose size is another by now is not taken.</param>
    /// <param name="folder">Where to; made if it is not there.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<SftpAnswer<IReadOnlyList<FetchedReceipt>>> FetchReceiptsAsync(
        IReadOnlyCollection<SftpFile> receipts, string folder, CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyList<FetchedReceipt>>("FetchReceipts", async call =>
        {
            var incoming = Directory.CreateDirectory(Path.Combine(folder, $".incoming-{Path.GetRandomFileName()}"));
            try
            {
                call.Link(LocalReceipts, incoming.FullName);
                return await FetchAsync(call, receipts, incoming, cancellationToken);
            }
            finally
            {
                incoming.Delete(recursive: true);
            }
        });

    /// <summary>Deletes receipts that are stored on our side. One that is gone already is no fault.</summary>
    /// <param name="names">Their names, as listed.</param>
    /// <param name="cancellationToken">Ends the call; some may be deleted then.</param>
    public Task<SftpAnswer<Nothing>> DeleteReceiptsAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        CallAsync<Nothing>("DeleteReceipts", async call =>
        {
            var answer = Answer<Nothing>(SftpOutcome.Done, null);
            foreach (var some in names.Chunk(ReceiptsPerRun))
            {
                var batch = some.Aggregate(new SftpBatch(), (b, name) => b.TryDelete($"{ReceiptFolder}/{name}"));
                answer = Answer<Nothing>(WithoutMissing(await call.RunAsync(batch, cancellationToken)));
                if (!answer.Succeeded)
                    break;
            }
            return answer;
        });

    private static SftpReceipts ReceiptsOf(SftpRun run)
    {
        var files = run.Files().Select(f => f with { Name = f.Name[(f.Name.LastIndexOf('/') + 1)..] }).ToArray();
        var usable = files.Where(f => SftpFile.IsUsable(f.Name)).ToArray();
        return new(usable, files.Length - usable.Length);
    }

    private static async Task<SftpAnswer<IReadOnlyList<FetchedReceipt>>> FetchAsync(
        SftpCall call, IReadOnlyCollection<SftpFile> receipts, DirectoryInfo incoming, CancellationToken cancellationToken)
    {
        var fetched = new List<FetchedReceipt>(receipts.Count);
        var answer = Answer<IReadOnlyList<FetchedReceipt>>(SftpOutcome.Done, null);
        foreach (var some in receipts.Chunk(ReceiptsPerRun))
        {
            var batch = some.Aggregate(new SftpBatch(), (b, f) => b.TryGet($"{ReceiptFolder}/{f.Name}", $"{LocalReceipts}/{f.Name}"));
            answer = Answer<IReadOnlyList<FetchedReceipt>>(await call.RunAsync(batch, cancellationToken));
            foreach (var whole in some.Where(f => IsWhole(f, incoming)))
                fetched.Add(await TakeAsync(whole.Name, incoming, cancellationToken));
            if (!answer.Succeeded)
                break;
        }
        return answer.Succeeded && fetched.Count < receipts.Count
            ? Answer<IReadOnlyList<FetchedReceipt>>(SftpOutcome.Changed, "Some receipts have another size than listed; list them again.", fetched)
            : answer with { Value = fetched };
    }

    private static bool IsWhole(SftpFile listed, DirectoryInfo incoming) =>
        new FileInfo(Path.Combine(incoming.FullName, listed.Name)) is { Exists: true } file && file.Length == listed.Length;

    private static async Task<FetchedReceipt> TakeAsync(string name, DirectoryInfo incoming, CancellationToken cancellationToken)
    {
        var path = Path.Combine(incoming.Parent!.FullName, name);
        File.Move(Path.Combine(incoming.FullName, name), path, overwrite: true);
        return new(name, path, Read(await File.ReadAllBytesAsync(path, cancellationToken)));
    }

    private static Receipt? Read(byte[] bytes)
    {
        try
        {
            return ReceiptXml.Read(bytes);
        }
        catch (Exception fault) when (fault is XmlException or JsonException)
        {
            return null;
        }
    }

    private static SftpRun WithoutMissing(SftpRun run) => run with
    {
        Errors = string.Join('\n', run.Errors.Split('\n')
            .Where(l => !l.Contains("No such file", StringComparison.Ordinal) && !l.Contains("not found", StringComparison.Ordinal))),
    };
}
