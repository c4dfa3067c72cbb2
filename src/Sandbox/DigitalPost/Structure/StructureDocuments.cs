namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 5.4, 5.6, 5.7.</summary>
internal sealed class StructureDocuments(NationalRegistry registry)
{
    private const int DeepestTree = 32;

    public static JsonObject Of(Revised<Organisation> entry)
    {
        var document = Members.Of(entry);
        document["name"] = entry.Value.Name;
        document["cvrNumber"] = entry.Value.Cvr;
        document["type"] = entry.Value.Type.ToString().ToUpperInvariant();
        document["legalNotificationAllowed"] = entry.Value.LegalNotificationAllowed;
        document["mandatoryPostAllowed"] = entry.Value.MandatoryPostAllowed;
        document.TryAdd("authorityType", "UNKNOWN");
        document.TryAdd("authorityTerms", false);
        document["logoAvailable"] = entry.Value.Logo is not null;
        document.TryAdd("targets", new JsonArray());
        return document;
    }

    // The value of the API key is no one's to read.
    public JsonObject Of(Revised<MailSystem> entry)
    {
        var system = entry.Value;
        var document = Members.Of(entry);
        document["name"] = system.Name;
        document["organisationId"] = OrganisationIdOf(system.Cvr);
        document["serviceProtocol"] = JsonNamingPolicy.SnakeCaseUpper.ConvertName(system.Protocol.ToString());
        document["systemTypes"] = new JsonArray([.. TypesOf(system)]);
        document["endpoint"] = system.Endpoint?.OriginalString;
        document["receiptEndpoint"] = system.ReceiptEndpoint?.OriginalString;
        document["activeFrom"] = TimeOf(system.ActiveFrom);
        document["activeTo"] = TimeOf(system.ActiveTo);
        document["allowedIps"] = new JsonArray([.. system.AllowedIps.Select(ip => new JsonObject { ["ip"] = ip })]);
        document["delegatedCVR"] = system.DelegatedCvr;
        document.TryAdd("receiptFormat", "MEMO");
        return document;
    }

    public JsonObject Of(Revised<ContactPoint> entry)
    {
        var point = entry.Value;
        var document = Members.Of(entry);
        document["name"] = point.Name;
        document["description"] = point.Description;
        document["active"] = point.Active;
        document["visible"] = point.Visible;
        document["organisationId"] = OrganisationIdOf(point.Cvr);
        document["systemId"] = point.SystemId.ToString("D");
        document["contactGroups"] = new JsonArray([.. point.ContactGroups.Select(GroupReference)]);
        document["searchTerms"] = new JsonArray([.. point.SearchTerms.Select((term, index) => TermOf(point.Id, term, index))]);
        ShowCodes(document);
        document.TryAdd("targets", new JsonArray());
        document.TryAdd("memoSizeThresholdMB", 95.5);
        document.TryAdd("allowedNumberOfAttachments", 10);
        return document;
    }

    public JsonObject Of(Revised<ContactGroup> entry) => Of(entry, depth: 0);

    public Predicate<JsonObject> OwnsOneOf(IEnumerable<string> systemIds)
    {
        var owners = systemIds
            .Select(id => Guid.TryParse(id, out var system) ? registry.FindSystem(system)?.Cvr : null)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return document => document.Text("cvrNumber") is { } cvr && owners.Contains(cvr);
    }

    // A group holds the whole line of groups above it, each with its organisation (TI 5.6); a line that bites its tail is cut.
    private JsonObject Of(Revised<ContactGroup> entry, int depth)
    {
        var group = entry.Value;
        var document = Members.Of(entry);
        document.Remove("parentId");
        document["name"] = group.Name;
        document["description"] = group.Description;
        document["visible"] = group.Visible;
        document["organisationalUnit"] = group.OrganisationalUnit;
        document["organisation"] = registry.OrganisationShelf.Find(group.Cvr) is { } organisation ? Of(organisation) : null;
        if (depth < DeepestTree && group.ParentId is { } parent && registry.GroupShelf.Find(parent) is { } above)
            document["parent"] = Of(above, depth + 1);
        document.TryAdd("targets", new JsonArray());
        return document;
    }

    private string? OrganisationIdOf(string cvr) => registry.FindOrganisationId(cvr)?.ToString("D");

    private JsonObject GroupReference(Guid id) => new() { ["id"] = id.ToString("D"), ["name"] = registry.FindContactGroup(id)?.Name };

    // A PUT names them contactPointCode (TI 5.7), the resource contactPointCodes.
    private static void ShowCodes(JsonObject point)
    {
        if (point["contactPointCode"] is not { } codes)
            return;
        point.Remove("contactPointCode");
        point["contactPointCodes"] = codes;
    }

    private static JsonObject TermOf(Guid pointId, string term, int index) =>
        new() { ["id"] = Members.PartOf(pointId, (byte)(index + 1)), ["version"] = 0, ["term"] = term };

    private static IEnumerable<JsonNode> TypesOf(MailSystem system)
    {
        if (system.Sends)
            yield return JsonValue.Create("SENDER");
        if (system.Receives)
            yield return JsonValue.Create("RECIPIENT");
    }

    private static string? TimeOf(DateTimeOffset? time) => time is { } moment ? WireJson.Time(moment) : null;
}
