namespace Postvogn.DigitalPost;

public sealed partial class SftpConnection
{
    private const string ContactList = "contacts/contacts.csv";

    /// <summary>The list of the night (TI 4.6), into a file that is replaced whole or not at all; its folder must exist and be on one disk.
    /// What a cut left (<c>.part</c>, <c>.part.of</c>) is continued while the list on the server is the same;
    /// <see cref="SftpOutcome.Changed"/> when it was replaced meanwhile.</summary>
    public Task<SftpAnswer<SftpFile>> FetchContactListAsync(string target, CancellationToken cancellationToken) =>
        CallAsync<SftpFile>("FetchContactList", async (session, token) =>
        {
            await session.OpenAsync(token);
            if (await session.FindAsync(ContactList, token) is not { } list)
                return Answer<SftpFile>(SftpOutcome.NoSuchFile, "The contact list is not there.");
            var part = await PartialFile.ForAsync(target, list, token);
            await FetchAsync(session, part, token);
            if (await session.FindAsync(ContactList, token) == list && part.Length == list.Length)
            {
                part.Complete();
                return Answer(SftpOutcome.Done, value: list);
            }
            part.Drop();
            return Answer<SftpFile>(SftpOutcome.Changed, "The contact list was replaced while it was fetched; the old one stays.");
        }, cancellationToken);

    private static async Task FetchAsync(SftpSession session, PartialFile part, CancellationToken cancellationToken)
    {
        var list = await session.ReadAsync(ContactList, cancellationToken);
        list.Position = part.Length;
        await using (var rest = new FileStream(part.Path, FileMode.Append))
            await list.CopyToAsync(rest, cancellationToken);
        await list.DisposeAsync();
    }
}
