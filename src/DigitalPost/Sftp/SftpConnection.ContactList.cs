namespace Postvogn.DigitalPost;

public sealed partial class SftpConnection
{
    private const string ContactList = "contacts/contacts.csv";
    private const string LocalList = "list";

    /// <summary>
    /// Fetches the list of the night (TI 4.6) into a file, which is replaced whole or not at all. What a cut left is kept beside it
    /// (<c>.part</c>, <c>.part.of</c>) and continued by the next call, while the list on the server is still the same.
    /// </summary>
    /// <param name="target">The file. Its folder must exist and be on one disk.</param>
    /// <param name="cancellationToken">Ends the call; what came so far is continued next time.</param>
    /// <returns>The list as it lay on the server. <see cref="SftpOutcome.Changed"/> when it was replaced meanwhile.</returns>
    public Task<SftpAnswer<SftpFile>> FetchContactListAsync(string target, CancellationToken cancellationToken) =>
        CallAsync<SftpFile>("FetchContactList", async call =>
        {
            var before = await call.RunAsync(new SftpBatch().List(ContactList), cancellationToken);
            if (before.File(ContactList) is not { } list)
                return Answer<SftpFile>(before.Ended ? SftpOutcome.Failed : SftpWords.Of(before).Outcome, SftpWords.Of(before).Cause);
            var part = await PartialFile.ForAsync(target, list, cancellationToken);
            call.Link(LocalList, part.Path);
            return await FetchAsync(call, list, part, cancellationToken);
        });

    private static async Task<SftpAnswer<SftpFile>> FetchAsync(
        SftpCall call, SftpFile list, PartialFile part, CancellationToken cancellationToken)
    {
        var batch = part.Length < list.Length ? new SftpBatch().ResumeGet(ContactList, LocalList) : new SftpBatch();
        var run = await call.RunAsync(batch.List(ContactList), cancellationToken);
        if (!run.Ended)
            return Answer<SftpFile>(run);
        if (run.File(ContactList) != list || part.Length != list.Length)
        {
            part.Drop();
            return Answer<SftpFile>(SftpOutcome.Changed, "The contact list was replaced while it was fetched; the old one stays.");
        }
        part.Complete();
        return Answer(run, list);
    }
}
