namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 5.4, 5.7.</summary>
internal sealed class StructureKinds(StructureDocuments documents)
{
    private static readonly FixedFilter Visibility = values => values is ["VISIBLE" or "HIDDEN" or "ALL"]
        ? document => values[0] == "ALL" || document.Flag("visible", otherwise: true) == (values[0] == "VISIBLE")
        : null;

    public StructureKind<Organisation> Organisations => new(OrganisationRules, it => it.Cvr, StructureDocuments.Of, Changed)
    {
        Mandatory = ["name", "cvrNumber", "type", "legalNotificationAllowed", "mandatoryPostAllowed"],
    };

    public StructureKind<MailSystem> Systems { get; } = new(new SearchRules("systems"), it => it.Cvr, documents.Of, Changed)
    {
        Mandatory = ["name", "serviceProtocol", "systemTypes"],
        Addresses = ["endpoint", "receiptEndpoint"],
        IsPrivate = true,
    };

    public StructureKind<ContactPoint> ContactPoints { get; } = new(ContactPointRules, it => it.Cvr, documents.Of, Changed)
    {
        Mandatory = ["name", "description", "active", "visible", "systemId"],
        CanBeHidden = true,
    };

    public StructureKind<ContactGroup> ContactGroups { get; } = new(ContactGroupRules, it => it.Cvr, documents.Of, Changed)
    {
        Mandatory = ["name", "description", "organisationalUnit"],
        CanBeHidden = true,
    };

    private SearchRules OrganisationRules => new("organisations")
    {
        Fixed = { ["systemId"] = values => documents.OwnsOneOf(values) },
    };

    private static SearchRules ContactGroupRules => new("contactGroups")
    {
        Fixed = { ["visibility"] = Visibility },
    };

    private static SearchRules ContactPointRules => new("contactPoints")
    {
        Fixed =
        {
            ["visibility"] = Visibility,
            ["isRoot"] = values => values is ["true" or "false"]
                ? document => (document["contactGroups"]!.AsArray().Count == 0) == (values[0] == "true")
                : null,
            ["searchTerm"] = AnyOf("searchTerms.term"),
            ["searchTermOrName"] = AnyOf("searchTerms.term", "name"),
            ["contactGroupId"] = AnyOf("contactGroups.id"),
        },
    };

    private static FixedFilter AnyOf(params string[] paths) => values =>
    {
        var terms = values.SelectMany(SearchTerm.ReadAll).ToList();
        var conditions = paths.Select(path => new SearchCondition(path, terms, hasWildcards: true)).ToList();
        return document => conditions.Exists(condition => condition.MatchesDefaults(document));
    };

    private static Organisation Changed(Organisation former, JsonObject body) => former with
    {
        Name = body.Text("name") ?? former.Name,
        MandatoryPostAllowed = body.Flag("mandatoryPostAllowed", former.MandatoryPostAllowed),
        LegalNotificationAllowed = body.Flag("legalNotificationAllowed", former.LegalNotificationAllowed),
    };

    private static MailSystem Changed(MailSystem former, JsonObject body) => former with { Name = body.Text("name") ?? former.Name };

    private static ContactPoint Changed(ContactPoint former, JsonObject body) => former with
    {
        Name = body.Text("name") ?? former.Name,
        Description = body.Text("description") ?? "",
        Active = body.Flag("active", former.Active),
        Visible = body.Flag("visible", former.Visible),
        SystemId = body.Id("systemId") ?? former.SystemId,
        ContactGroups = body.Ids("contactGroups", "id"),
        SearchTerms = body.Texts("searchTerms", "term"),
    };

    private static ContactGroup Changed(ContactGroup former, JsonObject body) => former with
    {
        Name = body.Text("name") ?? former.Name,
        Description = body.Text("description") ?? "",
        ParentId = body.Id("parentId"),
        Visible = body.Flag("visible", former.Visible),
        OrganisationalUnit = body.Flag("organisationalUnit", former.OrganisationalUnit),
    };
}
