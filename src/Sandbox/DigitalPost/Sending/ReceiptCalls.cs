namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.8.3, 10.8.4.</summary>
internal sealed class ReceiptCalls(ReceiptShelf shelf, NationalLedger ledger)
{
    private const int BulkPageSize = 100;

    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/receipts/", ApiCall.ListReceipts, CallerRole.Sender, ListAsync),
        new("GET", "/receipts-bulk/", ApiCall.FetchReceiptsInBulk, CallerRole.Sender, FetchInBulkAsync),
        new("GET", "/receipts/{id}/", ApiCall.FetchReceipt, CallerRole.Sender, FetchAsync),
        new("DELETE", "/receipts/{id}/", ApiCall.DeleteReceipt, CallerRole.Sender, DeleteAsync),
    ];

    public Task ListAsync(HttpContext context) =>
        IdPage.AnswerAsync(context, [.. shelf.Of(CurrentCall.Of(context).System.Id).Select(shelved => shelved.Id)]);

    // Each receipt is then to be deleted on its own.
    public Task FetchInBulkAsync(HttpContext context)
    {
        if (Page.Read(context.Request.Query, BulkPageSize) is not { } page)
            return Rejections.RejectAsync(context, ledger, RejectionReason.RequestNotValid, Page.Explanation);
        var all = shelf.Of(CurrentCall.Of(context).System.Id);
        var receipts = page.Of(all);
        receipts.ForEach(shelved => shelf.Fetched(shelved, delete: false));
        var entries = receipts.ConvertAll(shelved => BulkPage.EntryOf(shelved.Receipt, shelved.Id));
        var answer = new BulkPage(page.Number, page.PagesOf(all.Count), entries.Count, all.Count, entries);
        return context.AnswerJsonAsync(StatusCodes.Status200OK, answer, WireJson.WithoutNulls);
    }

    // XML unless JSON is asked for; deletes unless told not to.
    public Task FetchAsync(HttpContext context)
    {
        if (Find(context) is not { } shelved)
            return context.RefuseAsNotFoundAsync();
        var keep = context.Request.Query["delete"].ToString().Equals("false", StringComparison.OrdinalIgnoreCase);
        shelf.Fetched(shelved, delete: !keep);
        return Accepts.Json(context.Request)
            ? context.AnswerJsonAsync(StatusCodes.Status200OK, shelved.Receipt)
            : context.AnswerAsync(StatusCodes.Status200OK, "application/xml", ReceiptXml.Write(shelved.Receipt));
    }

    public Task DeleteAsync(HttpContext context)
    {
        if (Find(context) is not { } shelved)
            return context.RefuseAsNotFoundAsync();
        shelf.Delete(shelved);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private ShelvedReceipt? Find(HttpContext context) =>
        shelf.Find(CurrentCall.Of(context).System.Id, context.IdOf());
}
