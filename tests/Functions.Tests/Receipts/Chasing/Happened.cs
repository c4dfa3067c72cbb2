using System.Text.Json;
using System.Text.Json.Nodes;
using Postvogn.DigitalPost.Events;

namespace Postvogn.Functions.Tests.Receipts;

/// <summary>
/// Events as Digital Post's log writes them (TI 7.2), with made-up values of a person in all the places that can hold one.
/// </summary>
internal static class Happened
{
    public const string Cpr = "0101701234";
    public const string Name = "Testine Testesen";
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>An event of a tag, such as <c>MEMO_SEND_VALIDATED</c>.</summary>
    public static JsonObject Json(
        string tag, Guid messageUuid, Guid? system, DateTimeOffset at, string? type = null, string? subject = null) => new()
    {
        ["id"] = "11111111-1111-4111-8111-111111111111",
        ["version"] = 0,
        ["subject"] = subject ?? (tag.StartsWith("BUSINESS", StringComparison.Ordinal) ? "BUSINESS_RECEIPT" : "MEMO"),
        ["type"] = type ?? "VALIDATED",
        ["eventTime"] = at.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ"),
        ["created"] = at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"),
        ["owner"] = Cpr,
        ["actor"] = Name,
        ["message"] = messageUuid.ToString(),
        ["eventProperties"] = new JsonObject { ["owner"] = Cpr },
        ["metaProperties"] = new JsonObject
        {
            ["messageUUID"] = messageUuid.ToString(),
            ["senderSystem"] = system?.ToString(),
            ["recipient"] = Cpr,
            ["title"] = $"Til {Name}",
        },
        ["eventTag"] = tag,
    };

    public static JsonObject Meta(this JsonObject happened, string name, string value)
    {
        happened["metaProperties"]![name] = value;
        return happened;
    }

    public static JsonObject Property(this JsonObject happened, string name, string value)
    {
        happened["eventProperties"]![name] = value;
        return happened;
    }

    public static string Page(params IEnumerable<JsonObject> events)
    {
        var list = events.Select(one => one.DeepClone()).ToArray();
        return new JsonObject
        {
            ["currentPage"] = 0,
            ["totalPages"] = 1,
            ["elementsOnPage"] = list.Length,
            ["totalElements"] = list.Length,
            ["events"] = new JsonArray(list),
        }.ToJsonString();
    }

    public static LoggedEvent Read(this JsonObject happened) => happened.Deserialize<LoggedEvent>(Options)!;
}
