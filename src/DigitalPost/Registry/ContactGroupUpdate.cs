using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost.Registry;

/// <summary>Whole (TI 5.7): what is left out is removed.</summary>
internal sealed record ContactGroupUpdate
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Null puts it at the top.</summary>
    public Guid? ParentId { get; init; }

    public required bool OrganisationalUnit { get; init; }

    public required IReadOnlyList<Guid> ContactPoints { get; init; }

    /// <summary>What else the service said of it, also what this client does not know: left out, it would be removed.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }

    /// <summary>All of a group as it was fetched, to be changed in part. A group need not tell its contact points, each of which tells its
    /// groups (TI 5.4): they are those of the organisation's that lie in it.</summary>
    /// <exception cref="InvalidOperationException">It was not shown whole.</exception>
    public static ContactGroupUpdate Of(ContactGroup group, IEnumerable<ContactPoint> ofTheOrganisation)
    {
        var members = WholeUpdate.Of(group, DigitalPostJson.Default.ContactGroup).WithIds("contactPoints");
        members.Remove("organisation");
        if (group.Parent is { } parent) members.Renamed("parent", "parentId")["parentId"] = parent.Id;
        var points = ofTheOrganisation.Where(point => IsIn(group, point)).Select(point => (JsonNode)point.Id);
        members["contactPoints"] ??= new JsonArray([.. points]);
        return members.As(DigitalPostJson.Default.ContactGroupUpdate);
    }

    private static bool IsIn(ContactGroup group, ContactPoint point) => point.ContactGroups?.Any(its => its.Id == group.Id) == true;
}
