namespace Postvogn.DigitalPost;

/// <summary>Everyone on a list of the night (TI 4.6): who is registered for Digital Post, who for NemSMS. Immutable, some 2.2 bytes a
/// contact, for any number of threads. Neither it nor a fault shows a number.</summary>
public sealed class ContactIndex
{
    private readonly ContactPage?[] pages;

    internal ContactIndex(ContactPage?[] pages, DateTimeOffset createdAt)
    {
        this.pages = pages;
        CreatedAt = createdAt.ToUniversalTime();
        Counts = ContactCounts.Of(pages);
    }

    /// <summary>When the list was created, at the earliest, in UTC: the list names no zone, and a change since must never be taken for an
    /// older one.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>How many contacts there are.</summary>
    public ContactCounts Counts { get; }

    /// <summary>How many registrations there are: for Digital Post and for NemSMS, each counted.</summary>
    public long Registrations => (long)Counts.DigitalPost + Counts.NemSms;

    /// <summary>How many bytes of memory the table takes.</summary>
    public long Size => pages.Sum(page => page?.Size ?? 0);

    internal ReadOnlySpan<ContactPage?> Pages => pages;

    /// <summary>How somebody can be reached; <see cref="Reach.None"/> for whoever is not on the list.</summary>
    public Reach Find(ContactNumber number) =>
        pages[number.Key >> ContactPage.KeyBits] is { } page
            ? Reach.Of(page.Find((int)number.Key & ((1 << ContactPage.KeyBits) - 1)))
            : Reach.None;

    /// <summary>The same by the number's text: 10 digits for a person, 8 for a company. Null when the text is no such number.</summary>
    public Reach? Find(ReadOnlySpan<char> number) => ContactNumber.TryParse(number, out var parsed) ? Find(parsed) : null;

    /// <summary>Writes the index as a file (docs/adr/0014). The stream stays open.</summary>
    public Task WriteAsync(Stream file, CancellationToken cancellationToken) => ContactIndexFile.WriteAsync(this, file, cancellationToken);

    /// <summary>Opens a file that <see cref="WriteAsync"/> wrote. It must end where the index ends.</summary>
    /// <returns>The index, or what is wrong with the file. What the stream itself throws passes through.</returns>
    public static Task<ContactFileOpening<ContactIndex>> OpenAsync(Stream file, CancellationToken cancellationToken) =>
        ContactIndexFile.OpenAsync(file, cancellationToken);

    /// <summary>Counts and time, no number of anybody.</summary>
    public override string ToString() =>
        $"{Counts.Persons} persons and {Counts.Companies} companies, as of {CreatedAt:yyyy-MM-dd'T'HH:mm:ss'Z'}";
}
