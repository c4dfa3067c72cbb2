using Microsoft.Extensions.Primitives;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>From the URL or the body (TI 4.2-4.4).</summary>
internal sealed record ContactQuery(IReadOnlyDictionary<string, StringValues> Parameters)
{
    // CPR and CVR numbers together (TI 4.3).
    public const int MostNumbers = 10_000;

    public const string BulkParameter = "isBulkLookup";

    private const string Citizens = "cprNumber";
    private const string Companies = "cvrNumber";

    public static SearchRules Rules { get; } = new("contacts")
    {
        Fixed =
        {
            ["lastUpdated"] = TimeFilter.After("lastUpdated"),
            ["createdDate"] = TimeFilter.After("createdDate"),
        },
    };

    public int Numbers => ValuesOf(Citizens).Count + ValuesOf(Companies).Count;

    // Anything but true counts as false (TI 4.3).
    public static bool IsBulk(HttpRequest request) => request.Query[BulkParameter].ToString() == "true";

    public static ContactQuery OfUrl(HttpRequest request) => new(request.Query.ToDictionary(StringComparer.Ordinal));

    // A body has the structure of a contact, with a list of texts, or one text, for each value.
    public static ContactQuery OfBody(JsonObject body)
    {
        var parameters = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        Flatten(body, "", parameters);
        return new ContactQuery(parameters);
    }

    /// <summary>Those with the numbers, if nothing else is asked (CPR and CVR numbers are then one list); any, if none are named.</summary>
    public IEnumerable<Revised<Contact>> CandidatesOf(NationalRegistry registry) => Numbers > 0 && AreNumbersPlain
        ? Find(registry, ContactType.Citizen, Citizens).Concat(Find(registry, ContactType.Company, Companies)).DistinctBy(it => it.Id)
        : registry.ContactShelf.All.Where(it => !(it.LastUpdated < Since));

    // Who has not changed since need not be made a document of, only to be passed over.
    private DateTimeOffset? Since => Parameters.TryGetValue("lastUpdated", out var values) ? TimeFilter.Read(values) : null;

    public IReadOnlyDictionary<string, StringValues> Rest => AreNumbersPlain
        ? Parameters.Where(it => it.Key is not (Citizens or Companies)).ToDictionary(StringComparer.Ordinal)
        : Parameters;

    private bool AreNumbersPlain => ValuesOf(Citizens).Concat(ValuesOf(Companies)).All(it => it.Length > 0 && it.All(char.IsAsciiDigit));

    private IEnumerable<Revised<Contact>> Find(NationalRegistry registry, ContactType type, string parameter) =>
        ValuesOf(parameter).Select(number => registry.FindShelvedContact(type, number)).OfType<Revised<Contact>>();

    private List<string> ValuesOf(string parameter) =>
        Parameters.TryGetValue(parameter, out var values) ? [.. values.SelectMany(value => (value ?? "").Split(','))] : [];

    private static void Flatten(JsonObject body, string prefix, Dictionary<string, StringValues> parameters)
    {
        foreach (var (name, value) in body)
        {
            if (value is JsonObject inner)
                Flatten(inner, $"{prefix}{name}.", parameters);
            else if (value is not null)
                parameters[prefix + name] = new StringValues([.. (value as JsonArray ?? [value.DeepClone()]).Select(TextOf)]);
        }
    }

    private static string TextOf(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node?.ToJsonString() ?? "";
}
