namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 5.1-5.7.</summary>
internal sealed class StructureCalls<TKey, T>(NationalRegistry registry, Shelf<TKey, T> shelf, StructureKind<T> kind)
    where TKey : notnull
    where T : class
{
    private const string Visibility = "visibility";

    public Task QueryAsync(HttpContext context) => AnswerAsync(context, shelf.All);

    public Task QueryWithinAsync(HttpContext context)
    {
        if (OrganisationOf(context) is not { } organisation)
            return context.RefuseAsNotFoundAsync();
        if (kind.IsPrivate && !IsOwn(context, organisation.Cvr))
            return context.RefuseAsForbiddenAsync();
        return AnswerAsync(context, shelf.All.Where(it => kind.CvrOf(it.Value) == organisation.Cvr));
    }

    public Task FetchAsync(HttpContext context)
    {
        if (Find(context) is not { } found)
            return context.RefuseAsNotFoundAsync();
        return kind.IsPrivate && !IsOwn(context, kind.CvrOf(found.Value))
            ? context.RefuseAsForbiddenAsync()
            : context.AnswerResourceAsync(kind.DocumentOf(found));
    }

    public async Task UpdateAsync(HttpContext context)
    {
        if (Find(context) is not { } former)
            await context.RefuseAsNotFoundAsync();
        else if (!IsOwn(context, kind.CvrOf(former.Value)))
            await context.RefuseAsForbiddenAsync();
        else if (IfMatch.Read(context.Request) is not { } version)
            await context.RefusePreconditionAsync();
        else if (version != former.Version)
            await context.RefuseAsConflictAsync();
        else
            await ChangeAsync(context, former);
    }

    private async Task ChangeAsync(HttpContext context, Revised<T> former)
    {
        if (await context.ReadObjectAsync() is not { } body)
            await context.RefuseQueryAsync("The body is no JSON object.");
        else if (kind.FaultOf(body) is { } fault)
            await context.RefuseFieldAsync(fault, "invalid.value", rejectedValue: null);
        else if (shelf.Change(former.Id, former.Version, kind.Change(former.Value, body), body.ToJsonString()) is { } changed)
            await context.AnswerResourceAsync(kind.DocumentOf(changed));
        else
            await context.RefuseAsConflictAsync();
    }

    private Task AnswerAsync(HttpContext context, IEnumerable<Revised<T>> entries)
    {
        var parameters = context.Request.Query.ToDictionary(StringComparer.Ordinal);
        if (kind.CanBeHidden)
            parameters.TryAdd(Visibility, "VISIBLE");
        return context.AnswerQueryAsync(entries.Select(kind.DocumentOf), parameters, kind.Rules);
    }

    // /organisations/{id} names the resource itself; /organisations/{id}/contact-points/{resourceId} one within it.
    private Revised<T>? Find(HttpContext context)
    {
        if (!context.Request.RouteValues.ContainsKey("resourceId"))
            return shelf.FindById(context.IdOf());
        var found = shelf.FindById(context.IdOf("resourceId"));
        return found is not null && kind.CvrOf(found.Value) == OrganisationOf(context)?.Cvr ? found : null;
    }

    private static bool IsOwn(HttpContext context, string cvr) => CurrentCall.Of(context).System.Cvr == cvr;

    private Organisation? OrganisationOf(HttpContext context) => registry.OrganisationShelf.FindById(context.IdOf())?.Value;
}
