using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>A group of contact points, or of groups (TI 5.3). It knows its parent, not its children: see
/// <see cref="ContactGroupTree"/>.</summary>
public sealed record ContactGroup : Versioned
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The transaction of the last change.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The name that citizens see.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it is a part of the organisation, and not a subject.</summary>
    public bool? OrganisationalUnit { get; init; }

    /// <summary>Whether it is shown (TI 5.5).</summary>
    public bool? Visible { get; init; }

    /// <summary>Whose it is.</summary>
    public Organisation? Organisation { get; init; }

    /// <summary>The group that it is in; null when it stands at the top.</summary>
    public ContactGroup? Parent { get; init; }

    /// <summary>For whom it is shown, e.g. <c>CITIZEN</c>.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>When it last changed, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>Name and id.</summary>
    public override string ToString() => $"{Name} {Id}";
}
