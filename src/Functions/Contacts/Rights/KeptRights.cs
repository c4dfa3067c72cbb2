using Postvogn.DigitalPost.Registry;

namespace Postvogn.Functions.Contacts;

/// <summary>By CVR number.</summary>
internal sealed record KeptRights(IReadOnlyDictionary<string, OrganisationRights> Organisations);

/// <summary>What Digital Post last said of an organisation and our systems in it (docs/adr/0045). Null: it did not say.</summary>
internal sealed record OrganisationRights
{
    public required DateTimeOffset ReadAt { get; init; }

    public required Guid OrganisationId { get; init; }

    public bool? MandatoryPostAllowed { get; init; }

    public bool? LegalNotificationAllowed { get; init; }

    // By id; one of ours that is missing is no more. Null: they are not shown to us.
    public IReadOnlyDictionary<Guid, SystemRights>? Systems { get; init; }

    public SystemRights? Of(Guid system) => Systems?.GetValueOrDefault(system);
}

internal sealed record SystemRights
{
    // When it was read.
    public required bool Active { get; init; }

    public DateTimeOffset? ActiveFrom { get; init; }

    public DateTimeOffset? ActiveTo { get; init; }

    public string? Protocol { get; init; }

    public bool Sends { get; init; }

    public bool Receives { get; init; }

    // Of its organisation: it gets what no other system takes.
    public bool IsDefault { get; init; }

    public DateTimeOffset? MemoTransitionDateTime { get; init; }

    // The least of the days before its end that was warned of.
    public int? WarnedAtDays { get; init; }

    public static SystemRights Of(MailSystem system, DateTimeOffset now) => new()
    {
        Active = !(now < system.ActiveFrom) && !(now >= system.ActiveTo),
        ActiveFrom = system.ActiveFrom,
        ActiveTo = system.ActiveTo,
        Protocol = system.ServiceProtocol,
        Sends = system.SystemTypes?.Contains("SENDER", StringComparer.Ordinal) == true,
        Receives = system.SystemTypes?.Any(type => type.StartsWith("RECIPIENT", StringComparison.Ordinal)) == true,
        IsDefault = system.SystemTypes?.Contains("RECIPIENT_DEFAULT", StringComparer.Ordinal) == true,
        MemoTransitionDateTime = system.MemoTransitionDateTime,
    };
}
