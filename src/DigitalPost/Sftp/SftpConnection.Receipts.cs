using System.Text.Json;
using System.Xml;
using Renci.SshNet.Common;

namespace Postvogn.DigitalPost;

public sealed partial class SftpConnection
{
    private const string ReceiptFolder = "receipts";

    // More than any receipt: its text fields hold at most 512 characters each (TI 10.8).
    private const int LongestReceipt = 64 * 1024;

    /// <summary>Technical and business ones, up to 14 days old (TI 10.7.4). All or none.</summary>
    public Task<SftpAnswer<SftpReceipts>> ListReceiptsAsync(CancellationToken cancellationToken) =>
        CallAsync<SftpReceipts>("ListReceipts", async (session, token) =>
        {
            await session.OpenAsync(token);
            var files = await session.ListAsync(ReceiptFolder, token);
            var usable = files.Where(f => SftpFile.IsUsable(f.Name)).OrderBy(f => f.Name, StringComparer.Ordinal).ToArray();
            return Answer(SftpOutcome.Done, value: new SftpReceipts(usable, files.Count - usable.Length));
        }, cancellationToken);

    /// <summary>Each whole or not at all; on the server they stay. When it fails midway, the value holds those that came. One whose size is
    /// another by now is not taken.</summary>
    public Task<SftpAnswer<IReadOnlyList<FetchedReceipt>>> FetchReceiptsAsync(
        IReadOnlyCollection<SftpFile> receipts, CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyList<FetchedReceipt>>("FetchReceipts", async (session, token) =>
        {
            var fetched = new List<FetchedReceipt>(receipts.Count);
            var answer = await ForEachAsync<SftpFile, IReadOnlyList<FetchedReceipt>>(session, receipts, listed => listed.Name,
                async (path, listed) =>
                {
                    if (await FetchAsync(session, path, listed, token) is { } receipt)
                        fetched.Add(receipt);
                }, token);
            return answer.Succeeded && fetched.Count < receipts.Count
                ? Answer<IReadOnlyList<FetchedReceipt>>(
                    SftpOutcome.Changed, "Some receipts have another size than listed; list them again.", fetched)
                : answer with { Value = fetched };
        }, cancellationToken);

    /// <summary>Those stored on our side. One that is gone already is no fault.</summary>
    public Task<SftpAnswer<Nothing>> DeleteReceiptsAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        CallAsync<Nothing>("DeleteReceipts", (session, token) => ForEachAsync<string, Nothing>(
            session, names, name => name, (path, _) => session.DeleteAsync(path, token), token), cancellationToken);

    // Goes on with the others when the server refuses one, and tells the first refusal. A line that is lost ends it.
    private static async Task<SftpAnswer<T>> ForEachAsync<TItem, T>(
        SftpSession session, IReadOnlyCollection<TItem> items, Func<TItem, string> name, Func<string, TItem, Task> work,
        CancellationToken cancellationToken)
    {
        if (items.FirstOrDefault(item => !SftpFile.IsUsable(name(item))) is not null)
            throw new ArgumentException("A receipt's name has other signs than letters, digits, '.', '_' and '-'.", nameof(items));
        var answer = Answer<T>(SftpOutcome.Done);
        if (items.Count > 0)
            await session.OpenAsync(cancellationToken);
        foreach (var item in items)
        {
            try
            {
                await work($"{ReceiptFolder}/{name(item)}", item);
            }
            catch (Exception fault) when (session.Read<T>(fault) is { } read)
            {
                if (fault is not SftpException)
                    return read;
                answer = answer.Succeeded ? read : answer;
            }
        }
        return answer;
    }

    private static async Task<FetchedReceipt?> FetchAsync(
        SftpSession session, string path, SftpFile listed, CancellationToken cancellationToken)
    {
        if (listed.Length > LongestReceipt)
            return new(listed.Name, null);
        var bytes = new byte[listed.Length + 1];
        var file = await session.ReadAsync(path, cancellationToken);
        var length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        await file.DisposeAsync();
        return length == listed.Length ? new(listed.Name, Read(bytes[..length])) : null;
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
}
