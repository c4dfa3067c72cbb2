using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Events;

/// <summary>One event of the national event log (TI 7.2): what happened to a message, a contact, a system.</summary>
/// <remarks>Owner, actor and many properties can be CPR numbers or names, so <c>ToString</c> leaves them out.</remarks>
public sealed record LoggedEvent : Versioned
{
    /// <summary>The id of the event in the log.</summary>
    public required Guid Id { get; init; }

    /// <summary>The id of what happened.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The transaction in which it happened.</summary>
    public string? TransactionId { get; init; }

    /// <summary>What it is about, e.g. <c>BUSINESS_RECEIPT</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>What happened to it, e.g. <c>FAILED_REST</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Subject and type in one, e.g. <c>BUSINESS_RECEIPT_SENT</c>.</summary>
    public EventTag? EventTag { get; init; }

    /// <summary>When it happened, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? EventTime { get; init; }

    /// <summary>When the log had it, in UTC.</summary>
    [JsonConverter(typeof(ServiceTimeConverter))]
    public DateTimeOffset? Created { get; init; }

    /// <summary>Whose it is: a CVR number, a CPR number, a UUID or a RID.</summary>
    public string? Owner { get; init; }

    /// <summary>Who did it: a CVR number, a CPR number, a UUID or a RID.</summary>
    public string? Actor { get; init; }

    /// <summary>Most often the id of what it is about.</summary>
    public string? Message { get; init; }

    /// <summary>The component of Digital Post that reported it.</summary>
    public EventSource? System { get; init; }

    /// <summary>What the component said of it; which properties there are depends on the subject (TI 7.2.1).</summary>
    public IReadOnlyDictionary<string, JsonElement>? EventProperties { get; init; }

    /// <summary>What the log found out about it (TI 7.2.1).</summary>
    public IReadOnlyDictionary<string, JsonElement>? MetaProperties { get; init; }

    /// <summary>The message that it is about, if the log says so.</summary>
    [JsonIgnore]
    public Guid? MessageUuid => Guid.TryParse(Meta("messageUUID"), out var id) ? id : null;

    /// <summary>The transmission that it is about, if the log says so.</summary>
    [JsonIgnore]
    public Guid? TransmissionId => Guid.TryParse(Meta("transmissionId"), out var id) ? id : null;

    /// <summary>A text among <see cref="MetaProperties"/>; null when it is not there.</summary>
    public string? Meta(string name) => Text(MetaProperties, name);

    /// <summary>A text among <see cref="EventProperties"/>; null when it is not there.</summary>
    public string? Property(string name) => Text(EventProperties, name);

    /// <summary>Tag, id and time: nothing of a person.</summary>
    public override string ToString() => $"{EventTag} {Id} at {EventTime:O}";

    private static string? Text(IReadOnlyDictionary<string, JsonElement>? properties, string name) =>
        properties is not null && properties.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

/// <summary>A component of Digital Post.</summary>
public sealed record EventSource : Versioned
{
    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary>Its name, e.g. <c>distribution-sender-rest</c>.</summary>
    public string? Name { get; init; }

    /// <summary>As whom it acted.</summary>
    public string? User { get; init; }
}
