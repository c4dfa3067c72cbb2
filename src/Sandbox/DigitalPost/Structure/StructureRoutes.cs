namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 5.1-5.3.</summary>
internal static class StructureRoutes
{
    private const string Organisation = "/organisations/{id}";

    public static IEnumerable<ApiRoute> Of(NationalRegistry registry)
    {
        var kinds = new StructureKinds(new StructureDocuments(registry));
        return
        [
            .. Organisations(registry, new(registry, registry.OrganisationShelf, kinds.Organisations)),
            .. Systems(new(registry, registry.SystemShelf, kinds.Systems)),
            .. ContactPoints(new(registry, registry.PointShelf, kinds.ContactPoints)),
            .. ContactGroups(new(registry, registry.GroupShelf, kinds.ContactGroups)),
        ];
    }

    private static ApiRoute[] Organisations(NationalRegistry registry, StructureCalls<string, Organisation> calls) =>
    [
        new("GET", "/organisations/", ApiCall.QueryOrganisations, CallerRole.Any, calls.QueryAsync),
        new("GET", Organisation, ApiCall.FetchOrganisation, CallerRole.Any, calls.FetchAsync),
        new("GET", Organisation + "/logo", ApiCall.FetchOrganisationLogo, CallerRole.Any, context => FetchLogoAsync(context, registry)),
        new("PUT", Organisation, ApiCall.UpdateOrganisation, CallerRole.Administrator, calls.UpdateAsync),
    ];

    private static ApiRoute[] Systems(StructureCalls<Guid, MailSystem> calls) =>
    [
        new("GET", Organisation + "/systems/", ApiCall.QuerySystems, CallerRole.Administrator, calls.QueryWithinAsync),
        new("GET", Organisation + "/systems/{resourceId}", ApiCall.FetchSystem, CallerRole.Administrator, calls.FetchAsync),
        new("PUT", Organisation + "/systems/{resourceId}", ApiCall.UpdateSystem, CallerRole.Administrator, calls.UpdateAsync),
    ];

    private static ApiRoute[] ContactPoints(StructureCalls<Guid, ContactPoint> calls) =>
    [
        new("GET", "/contact-points/", ApiCall.QueryContactPoints, CallerRole.Any, calls.QueryAsync),
        new("GET", Organisation + "/contact-points/", ApiCall.QueryContactPoints, CallerRole.Any, calls.QueryWithinAsync),
        new("GET", Organisation + "/contact-points/{resourceId}", ApiCall.FetchContactPoint, CallerRole.Any, calls.FetchAsync),
        new("PUT", Organisation + "/contact-points/{resourceId}", ApiCall.UpdateContactPoint, CallerRole.Administrator, calls.UpdateAsync),
    ];

    private static ApiRoute[] ContactGroups(StructureCalls<Guid, ContactGroup> calls) =>
    [
        new("GET", "/contact-groups/", ApiCall.QueryContactGroups, CallerRole.Any, calls.QueryAsync),
        new("GET", Organisation + "/contact-groups/", ApiCall.QueryContactGroups, CallerRole.Any, calls.QueryWithinAsync),
        new("GET", Organisation + "/contact-groups/{resourceId}", ApiCall.FetchContactGroup, CallerRole.Any, calls.FetchAsync),
        new("PUT", Organisation + "/contact-groups/{resourceId}", ApiCall.UpdateContactGroup, CallerRole.Administrator, calls.UpdateAsync),
    ];

    private static Task FetchLogoAsync(HttpContext context, NationalRegistry registry) =>
        registry.OrganisationShelf.FindById(context.IdOf())?.Value.Logo is { } logo
            ? context.AnswerAsync(StatusCodes.Status200OK, "image/png", logo.ToArray())
            : context.RefuseAsNotFoundAsync();
}
