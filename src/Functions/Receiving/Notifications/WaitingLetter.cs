using System.Text.Json.Serialization;

namespace Postvogn.Functions.Receiving;

/// <summary>The note that a letter waits at Digital Post: the content of <c>received/{systemId}/{uuid}/notification.json</c>.</summary>
/// <param name="NotifiedAt">When Digital Post said so (UTC).</param>
internal sealed record WaitingLetter(DateTimeOffset NotifiedAt);

/// <summary>How the notes are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(WaitingLetter))]
internal sealed partial class NotificationsJson : JsonSerializerContext;
