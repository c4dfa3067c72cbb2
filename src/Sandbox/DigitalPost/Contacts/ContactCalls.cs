namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 4.1-4.5.4.</summary>
internal sealed class ContactCalls(NationalServiceOptions options, NationalRegistry registry, NemSmsVerification verification)
{
    private const string NoBody =
        "<problem xmlns=\"urn:ietf:rfc:7807\"><type>about:blank</type><title>Bad Request</title><status>400</status>"
        + "<detail>Failed to read request</detail><instance>/contacts/</instance></problem>";

    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/contacts/", ApiCall.QueryContacts, CallerRole.Sender, QueryAsync),
        new("POST", "/contacts/", ApiCall.LookUpContacts, CallerRole.Sender, LookUpAsync),
        new("GET", "/contacts/{id}", ApiCall.FetchContact, CallerRole.Sender, FetchAsync),
        new("PUT", "/contacts/{id}", ApiCall.UpdateContact, CallerRole.Sender, UpdateAsync),
        new("PUT", "/contacts/{id}/verifications/{subscriptionId}", ApiCall.VerifyNemSms, CallerRole.Sender, VerifyAsync),
    ];

    // Parameters in the URL, or in the body of a bulk lookup, never in both.
    public Task QueryAsync(HttpContext context)
    {
        if (!ContactQuery.IsBulk(context.Request))
            return AnswerAsync(context, ContactQuery.OfUrl(context.Request));
        return context.Request.Query.Count > 1 ? RefuseBulkAsync(context) : AnswerBodyAsync(context);
    }

    // Parameters in the body; any others in the URL are passed over (TI 4.4).
    public Task LookUpAsync(HttpContext context) =>
        ContactQuery.IsBulk(context.Request) ? AnswerBodyAsync(context) : RefuseMethodAsync(context);

    public Task FetchAsync(HttpContext context) =>
        Find(context) is { } found ? context.AnswerResourceAsync(ContactDocument.Of(found)) : context.RefuseAsNotFoundAsync();

    public async Task UpdateAsync(HttpContext context)
    {
        if (IfMatch.Read(context.Request) is not { } version)
            await context.RefusePreconditionAsync();
        else if (Find(context) is not { } former)
            await context.RefuseAsNotFoundAsync();
        else if (former.Version != version)
            await context.RefuseAsConflictAsync();
        else if (await context.ReadObjectAsync() is not { } body)
            await context.RefuseQueryAsync("The body is no JSON object.");
        else
            await ChangeAsync(context, former, ContactUpdate.Read(body, former, options.Ids));
    }

    public async Task VerifyAsync(HttpContext context)
    {
        var subscription = context.IdOf("subscriptionId");
        if (Find(context) is not { } found || !IsSubscribed(found, subscription))
            await context.RefuseAsNotFoundAsync();
        else if (PinOf(await context.ReadObjectAsync()) is not { } pin)
            await OrderPinAsync(context, found, subscription);
        else if (verification.TryVerify(found, subscription, pin) is { } verified)
            await context.AnswerResourceAsync(ContactDocument.Of(verified));
        else
            await context.RefuseFieldAsync("pin", "invalid.pin", rejectedValue: null);
    }

    // TI names no member for the PIN. The service's own OpenAPI says pin for a mailbox's subscriptions; TI's text speaks of a pin code.
    private static string? PinOf(JsonObject? body) => body?.Text("pin") ?? body?.Text("pinCode");

    private Task OrderPinAsync(HttpContext context, Revised<Contact> contact, Guid subscription)
    {
        verification.SendPin(contact.Id, subscription);
        return context.AnswerResourceAsync(ContactDocument.Of(contact));
    }

    private async Task ChangeAsync(HttpContext context, Revised<Contact> former, ContactUpdate update)
    {
        if (update.Fault is { } fault)
            await context.RefuseFieldAsync(fault, "invalid.value", rejectedValue: null);
        else if (registry.ContactShelf.Change(former.Id, former.Version, update.Contact, update.Members) is not { } changed)
            await context.RefuseAsConflictAsync();
        else
            await AnswerChangedAsync(context, changed, update);
    }

    private Task AnswerChangedAsync(HttpContext context, Revised<Contact> changed, ContactUpdate update)
    {
        if (update.ToVerify is { } subscription)
            verification.SendPin(changed.Id, subscription);
        return context.AnswerResourceAsync(ContactDocument.Of(changed));
    }

    private async Task AnswerBodyAsync(HttpContext context)
    {
        if (await context.ReadObjectAsync() is { } body)
            await AnswerAsync(context, ContactQuery.OfBody(body));
        else
            await context.AnswerAsync(StatusCodes.Status400BadRequest, "application/problem+xml", Encoding.UTF8.GetBytes(NoBody));
    }

    private Task AnswerAsync(HttpContext context, ContactQuery query)
    {
        if (query.Numbers > ContactQuery.MostNumbers)
            return RefuseBulkAsync(context);
        var documents = query.CandidatesOf(registry).Where(it => IsShown(context, it)).Select(ContactDocument.Of);
        return context.AnswerQueryAsync(documents, query.Rest, ContactQuery.Rules);
    }

    private Revised<Contact>? Find(HttpContext context) =>
        registry.ContactShelf.FindById(context.IdOf()) is { } found && IsShown(context, found) ? found : null;

    // Closed contacts are for authorities to see (TI 4.5).
    private bool IsShown(HttpContext context, Revised<Contact> contact) =>
        contact.Value.Status != ContactStatus.Closed
        || registry.FindOrganisation(CurrentCall.Of(context).System.Cvr)?.Type == OrganisationType.Authority;

    private static bool IsSubscribed(Revised<Contact> contact, Guid subscription) =>
        (ContactDocument.Of(contact)[ContactDocument.NemSms] as JsonObject)?.Id("id") == subscription;

    private static Task RefuseBulkAsync(HttpContext context) =>
        context.RefuseFieldAsync("bulkLookup", "invalid.bulk.search", rejectedValue: true);

    private Task RefuseMethodAsync(HttpContext context)
    {
        var body = new JsonObject
        {
            ["timestamp"] = WireJson.Time(options.Clock.GetUtcNow()),
            ["status"] = StatusCodes.Status405MethodNotAllowed,
            ["error"] = "Method Not Allowed",
            ["path"] = "/contacts/",
        };
        return context.AnswerJsonAsync(StatusCodes.Status405MethodNotAllowed, body);
    }
}
