namespace Postvogn.Sandbox.DigitalPost;

/// <summary>At most one for each sender system (TI 4.5.8, 5.9). Safe for use by many threads.</summary>
internal sealed class SubscriptionDesk(SubscriptionKind kind, Func<Guid> ids)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Subscription> bySystem = [];

    public IReadOnlyList<Subscription> Active
    {
        get
        {
            lock (gate)
                return [.. bySystem.Values.Where(it => it.NotificationUrl is not null)];
        }
    }

    public IEnumerable<ApiRoute> RoutesAt(string path, ApiCall create, ApiCall list, ApiCall update, ApiCall delete) =>
    [
        new("POST", path, create, CallerRole.AuthoritySender, CreateAsync),
        new("GET", path, list, CallerRole.AuthoritySender, ListAsync),
        new("PUT", path + "{id}", update, CallerRole.AuthoritySender, UpdateAsync),
        new("DELETE", path + "{id}", delete, CallerRole.AuthoritySender, DeleteAsync),
    ];

    private async Task CreateAsync(HttpContext context)
    {
        var blank = new Subscription(ids(), CurrentCall.Of(context).System.Id, Version: 0);
        if (await ReadAsync(context, blank) is not { } wanted)
            return;
        if (TryAdd(wanted))
            await context.AnswerResourceAsync(wanted.ToDocument(kind), StatusCodes.Status201Created);
        else
            await context.RefuseAsync(StatusCodes.Status409Conflict, "subscription.exists", "The system has a subscription already.");
    }

    // A bare list.
    private Task ListAsync(HttpContext context)
    {
        IEnumerable<JsonObject> own = Find(context) is { } found ? [found.ToDocument(kind)] : [];
        return context.AnswerJsonAsync(StatusCodes.Status200OK, own);
    }

    private async Task UpdateAsync(HttpContext context)
    {
        if (await FindForChangeAsync(context) is not { } former || await ReadAsync(context, former) is not { } wanted)
            return;
        var changed = wanted with { Version = former.Version + 1 };
        if (TryReplace(former, changed))
            await context.AnswerResourceAsync(changed.ToDocument(kind));
        else
            await context.RefuseAsConflictAsync();
    }

    private async Task DeleteAsync(HttpContext context)
    {
        if (await FindForChangeAsync(context) is not { } former)
            return;
        if (TryReplace(former, changed: null))
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await context.RefuseAsConflictAsync();
    }

    private async Task<Subscription?> FindForChangeAsync(HttpContext context)
    {
        var found = Find(context);
        if (found?.Id != context.IdOf())
            await context.RefuseAsNotFoundAsync();
        else if (IfMatch.Read(context.Request) is not { } version)
            await context.RefusePreconditionAsync();
        else if (version != found.Version)
            await context.RefuseAsConflictAsync();
        else
            return found;
        return null;
    }

    private async Task<Subscription?> ReadAsync(HttpContext context, Subscription former)
    {
        if (await context.ReadObjectAsync() is not { } body)
        {
            await context.RefuseQueryAsync("The body is no JSON object.");
            return null;
        }

        var wanted = former.Read(body, kind, out var fault);
        if (wanted is null)
            await context.RefuseFieldAsync(fault, "invalid.value", rejectedValue: null);
        return wanted;
    }

    private Subscription? Find(HttpContext context)
    {
        lock (gate)
            return bySystem.GetValueOrDefault(CurrentCall.Of(context).System.Id);
    }

    private bool TryAdd(Subscription subscription)
    {
        lock (gate)
            return bySystem.TryAdd(subscription.SystemId, subscription);
    }

    private bool TryReplace(Subscription former, Subscription? changed)
    {
        lock (gate)
        {
            if (bySystem.GetValueOrDefault(former.SystemId) != former)
                return false;
            bySystem.Remove(former.SystemId);
            if (changed is not null)
                bySystem.Add(changed.SystemId, changed);
            return true;
        }
    }
}
