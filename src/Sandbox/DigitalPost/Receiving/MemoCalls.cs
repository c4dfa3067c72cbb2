namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.7.5, 10.8.5.</summary>
internal sealed class MemoCalls(DeliveryDesk desk, TimeProvider clock, NationalLedger ledger)
{
    private const int LongestReceipt = 64 * 1024;

    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/memos/", ApiCall.ListMemos, CallerRole.Recipient, ListAsync),
        new("GET", "/memos/{id}/", ApiCall.FetchMemo, CallerRole.Recipient, FetchAsync),
        new("POST", "/memos/{id}/receipt/", ApiCall.SendBusinessReceipt, CallerRole.Recipient, ReceiptAsync),
    ];

    public Task ListAsync(HttpContext context) =>
        IdPage.AnswerAsync(context, [.. desk.AvailableTo(CurrentCall.Of(context).System.Id).Select(delivery => delivery.MessageUuid)]);

    public async Task FetchAsync(HttpContext context)
    {
        if (Find(context) is not { } delivery || !delivery.IsAvailable(clock.GetUtcNow()))
        {
            await context.RefuseAsNotFoundAsync();
            return;
        }

        await using var memo = delivery.Open();
        context.Response.ContentType = "application/xml";
        context.Response.ContentLength = memo.Length;
        await memo.CopyToAsync(context.Response.Body, context.RequestAborted);
        ledger.Append(new MemoFetched(delivery.SystemId, delivery.MessageUuid));
    }

    public async Task ReceiptAsync(HttpContext context)
    {
        if (Find(context) is not { } delivery)
        {
            await context.RefuseAsNotFoundAsync();
            return;
        }

        var body = await ReadBodyAsync(context.Request);
        var receipt = body is null || FormOf(context.Request) is not { } form ? null : RecipientReceipt.Read(body, isXml: form == "xml");
        if (receipt is null)
            await RefuseAsync(context, "The body is no receipt in JSON (application/json) or XML (application/xml).");
        else if (receipt.FaultFor(delivery.MessageUuid) is { } fault)
            await RefuseAsync(context, fault);
        else
            desk.Receipt(delivery, receipt);
    }

    private Task RefuseAsync(HttpContext context, string explanation) =>
        Rejections.RejectAsync(context, ledger, RejectionReason.RequestNotValid, explanation);

    private static string? FormOf(HttpRequest request) =>
        request.GetTypedHeaders().ContentType is { } type && type.Type == "application" && (type.SubType == "json" || type.SubType == "xml")
            ? type.SubType.Value
            : null;

    private Delivery? Find(HttpContext context) =>
        desk.Find(CurrentCall.Of(context).System.Id, context.IdOf());

    private static async Task<string?> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength is null or > LongestReceipt)
            return null;
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
    }
}
