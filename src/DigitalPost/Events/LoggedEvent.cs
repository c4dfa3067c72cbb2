using System.Text.Json;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Events;

/// <summary>What happened to a message, contact or system (TI 7.2). Owner, actor and many properties can be CPR numbers or names, so
/// <c>ToString</c> leaves them out.</summary>
public sealed record LoggedEvent : Versioned
{
    /// <summary>Of the event in the log.</summary>
    public required Guid Id { get; init; }

    /// <summary>Of what happened.</summary>
    public Guid? EventId { get; init; }

    /// <summary>In which it happened.</summary>
    public string? TransactionId { get; init; }

    /// <summary>E.g. <c>BUSINESS_RECEIPT</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>E.g. <c>FAILED_REST</c>.</summary>
    public string? Type { get; init; }

    /// <summary>E.g. <c>BUSINESS_RECEIPT_SENT</c>.</summary>
    public EventTag? EventTag { get; init; }

    /// <summary>In UTC.</summary>
    public DateTimeOffset? EventTime { get; init; }

    /// <summary>In the log, in UTC.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>A CVR number, a CPR number, a UUID or a RID.</summary>
    public string? Owner { get; init; }

    /// <summary>As <see cref="Owner"/>.</summary>
    public string? Actor { get; init; }

    /// <summary>Most often the id of what it is about.</summary>
    public string? Message { get; init; }

    /// <summary>Reported it.</summary>
    public EventSource? System { get; init; }

    /// <summary>The component's; they depend on the subject (TI 7.2.1).</summary>
    public IReadOnlyDictionary<string, JsonElement>? EventProperties { get; init; }

    /// <summary>The log's own (TI 7.2.1).</summary>
    public IReadOnlyDictionary<string, JsonElement>? MetaProperties { get; init; }

    /// <summary>Null if the log does not say.</summary>
    [JsonIgnore]
    public Guid? MessageUuid => Guid.TryParse(Meta("messageUUID"), out var id) ? id : null;

    /// <summary>Null if the log does not say.</summary>
    [JsonIgnore]
    public Guid? TransmissionId => Guid.TryParse(Meta("transmissionId"), out var id) ? id : null;

    /// <summary>A text of <see cref="MetaProperties"/>.</summary>
    public string? Meta(string name) => Text(MetaProperties, name);

    /// <summary>A text of <see cref="EventProperties"/>.</summary>
    public string? Property(string name) => Text(EventProperties, name);

    /// <summary>Nothing of a person.</summary>
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

    /// <summary>E.g. <c>distribution-sender-rest</c>.</summary>
    public string? Name { get; init; }

    /// <summary>As whom it acted.</summary>
    public string? User { get; init; }
}
