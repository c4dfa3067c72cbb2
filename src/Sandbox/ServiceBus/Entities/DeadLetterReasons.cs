namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>Why a message is a dead letter: two properties of the message, in the words of the real service where it is the broker
/// that says it.</summary>
internal static class DeadLetterReasons
{
    public const string Reason = "DeadLetterReason";
    public const string Description = "DeadLetterErrorDescription";

    public static IReadOnlyDictionary<string, object?> Expired { get; } =
        Of("TTLExpiredException", "The message expired and was dead lettered.");

    public static IReadOnlyDictionary<string, object?> TooManyDeliveries(int attempts) =>
        Of("MaxDeliveryCountExceeded", $"Message could not be consumed after {attempts} delivery attempts.");

    private static Dictionary<string, object?> Of(string reason, string description) =>
        new(StringComparer.Ordinal) { [Reason] = reason, [Description] = description };
}
