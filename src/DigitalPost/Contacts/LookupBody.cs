namespace Postvogn.DigitalPost.Contacts;

/// <summary>The shape of a contact, with lists of values (TI 4.3).</summary>
internal sealed record LookupBody
{
    public IReadOnlyList<string>? CprNumber { get; init; }

    public IReadOnlyList<string>? CvrNumber { get; init; }

    public IReadOnlyList<Guid>? Id { get; init; }

    public LookupMailbox? MailboxSubscription { get; init; }

    public int? Page { get; init; }

    public int? Size { get; init; }

    public string? Next { get; init; }
}

internal sealed record LookupMailbox(IReadOnlyList<PublicRegistrationStatus> PublicRegistrationStatus);
