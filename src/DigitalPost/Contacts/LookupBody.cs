namespace Postvogn.DigitalPost.Contacts;

/// <summary>The body of a bulk lookup: the shape of a contact, with lists of values (TI 4.3).</summary>
internal sealed record LookupBody
{
    public IReadOnlyList<string>? CprNumber { get; init; }

    public IReadOnlyList<string>? CvrNumber { get; init; }

    public LookupMailbox? MailboxSubscription { get; init; }

    public int? Page { get; init; }

    public int? Size { get; init; }

    public string? Next { get; init; }
}

/// <summary>What the contacts' sign-up must be.</summary>
internal sealed record LookupMailbox(IReadOnlyList<PublicRegistrationStatus> PublicRegistrationStatus);
