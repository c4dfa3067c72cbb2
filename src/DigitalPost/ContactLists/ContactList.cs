namespace Postvogn.DigitalPost;

/// <summary><c>contacts.csv</c>, laid on the SFTP server every night (TI 4.6).</summary>
public static class ContactList
{
    /// <summary>Reads to the end or the first fault; the stream stays open, and what it throws passes through. UTF-8, with or without byte
    /// order mark; LF or CRLF; the last line may have no end. Some 60 MB for 6.7 million rows, the index among them.</summary>
    public static Task<ContactListReading> ReadAsync(
        Stream csv, ContactListRules rules, TimeProvider clock, CancellationToken cancellationToken) =>
        new ContactListReader(rules, clock).ReadAsync(csv, cancellationToken);
}
