using System.Globalization;

namespace Postvogn.DigitalPost;

/// <summary>Everyone on a list of the night (TI 4.6). Immutable, some 2.2 bytes a contact, for any number of threads. Neither it nor a
/// fault shows a number.</summary>
public sealed class ContactIndex
{
    private readonly ContactPage?[] pages;

    internal ContactIndex(ContactPage?[] pages, DateTimeOffset createdAt)
    {
        this.pages = pages;
        CreatedAt = createdAt.ToUniversalTime();
        Counts = ContactCounts.Of(pages);
    }

    /// <summary>At the earliest, in UTC: the list names no zone, and a change since must never be taken for an older one.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>How many there are.</summary>
    public ContactCounts Counts { get; }

    /// <summary>For Digital Post and for NemSMS, each counted.</summary>
    public long Registrations => (long)Counts.DigitalPost + Counts.NemSms;

    /// <summary>In bytes of memory.</summary>
    public long Size => pages.Sum(page => page?.Size ?? 0);

    internal ReadOnlySpan<ContactPage?> Pages => pages;

    /// <summary><see cref="Reach.None"/> for whoever is not on the list.</summary>
    public Reach Find(ContactNumber number) =>
        pages[number.Key >> ContactPage.KeyBits] is { } page
            ? Reach.Of(page.Find((int)number.Key & ((1 << ContactPage.KeyBits) - 1)))
            : Reach.None;

    /// <summary>By 10 digits for a person, 8 for a company; null for another text.</summary>
    public Reach? Find(ReadOnlySpan<char> number) => ContactNumber.TryParse(number, out var parsed) ? Find(parsed) : null;

    /// <summary>As in docs/adr/0014. The stream stays open.</summary>
    public Task WriteAsync(Stream file, CancellationToken cancellationToken) => ContactIndexFile.WriteAsync(this, file, cancellationToken);

    /// <summary>Must end where the index ends. What the stream throws passes through.</summary>
    public static Task<ContactFileOpening<ContactIndex>> OpenAsync(Stream file, CancellationToken cancellationToken) =>
        ContactIndexFile.OpenAsync(file, cancellationToken);

    /// <summary>No number of anybody.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Counts.Persons} persons and {Counts.Companies} companies, as of {CreatedAt:yyyy-MM-dd'T'HH:mm:ss'Z'}");
}
