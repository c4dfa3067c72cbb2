using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Contacts;

/// <summary>For NemSMS (TI 4.5.4). A new one has a number and nothing else.</summary>
public sealed record NemSmsSubscription : RegistryPart
{
    /// <summary>Eight digits in the guide's example.</summary>
    public string? MobileNumber { get; init; }

    /// <summary>Null before the contact showed that the number is theirs.</summary>
    public DateTimeOffset? VerificationTime { get; init; }

    /// <summary>Null before that.</summary>
    public DateTimeOffset? ConfirmedDateTime { get; init; }

    /// <summary>Whether messages can be sent to it.</summary>
    [JsonIgnore]
    public bool IsVerified => VerificationTime is not null;

    /// <summary>Not the number.</summary>
    public override string ToString() => IsVerified ? "verified" : "not verified";
}
