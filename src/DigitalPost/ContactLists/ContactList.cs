namespace Postvogn.DigitalPost;

/// <summary>The list of everyone who is registered, as Digital Post lays it on its SFTP server every night (<c>contacts.csv</c>, TI
/// 4.6).</summary>
public static class ContactList
{
    /// <summary>
    /// Reads a list as it streams in, and builds the index of everyone on it. UTF-8, with or without a byte order
    /// mark; lines end with LF or CRLF; the last one may have no end. Takes some 60 MB for 6.7 million rows, the index among them.
    /// </summary>
    /// <param name="csv">The list; read to its end unless a fault ends it. It stays open.</param>
    /// <param name="rules">What is asked of it.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>A verdict, with the index if it is good. What the stream itself throws passes through.</returns>
    public static Task<ContactListReading> ReadAsync(
        Stream csv, ContactListRules rules, TimeProvider clock, CancellationToken cancellationToken) =>
        new ContactListReader(rules, clock).ReadAsync(csv, cancellationToken);
}
