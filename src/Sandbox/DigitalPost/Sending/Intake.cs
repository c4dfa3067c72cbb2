namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.6, 10.7.</summary>
internal sealed class Intake(NationalServiceOptions options, Spool spool, ValidationQueue queue, NationalLedger ledger)
{
    public IEnumerable<ApiRoute> Routes =>
    [
        new("POST", "/memos/", ApiCall.SendMemos, CallerRole.Sender, ReceiveAsync),
        new("POST", "/memos-bulk/", ApiCall.SendMemosInBulk, CallerRole.Sender, ReceiveInBulkAsync),
    ];

    public Task ReceiveAsync(HttpContext context) => ReceiveAsync(context, alwaysBulk: false);

    public Task ReceiveInBulkAsync(HttpContext context) => ReceiveAsync(context, alwaysBulk: true);

    private async Task ReceiveAsync(HttpContext context, bool alwaysBulk)
    {
        var body = await TransmissionBody.OpenAsync(context.Request, context.RequestAborted);
        if (body.Rejection is { } rejection)
        {
            await Rejections.RejectAsync(context, ledger, rejection, body.Explanation);
            return;
        }

        var transmission = await TakeInAsync(context, body, alwaysBulk);
        if (transmission is null)
            return;
        queue.Add(transmission);
        var receipt = new TechnicalReceipt(transmission.Id, transmission.ReceivedAt);
        await context.AnswerJsonAsync(StatusCodes.Status201Created, receipt, WireJson.WithoutNulls);
    }

    private async Task<Transmission?> TakeInAsync(HttpContext context, TransmissionBody body, bool alwaysBulk)
    {
        if (await SaveAsync(context, body) is not { } path)
            return null;
        var transmission = new Transmission
        {
            Id = options.Ids(),
            System = CurrentCall.Of(context).System,
            Path = path,
            FileName = body.FileName,
            IsArchive = body.IsArchive,
            IsBulk = alwaysBulk || body.IsArchive,
            ReceivedAt = options.Clock.GetUtcNow(),
        };
        Note(transmission, TraceParent.Of(context));
        return transmission;
    }

    private void Note(Transmission it, string traceParent)
    {
        var size = new FileInfo(it.Path).Length;
        ledger.Append(new TransmissionReceived(it.Id, it.System.Id, it.IsBulk, it.IsArchive, size, traceParent));
    }

    private async Task<string?> SaveAsync(HttpContext context, TransmissionBody body)
    {
        try
        {
            return await spool.SaveAsync(body.Content, context.RequestAborted);
        }
        catch (BrokenSourceException)
        {
            Rejections.Note(context, ledger, RejectionReason.BodyCutOff, statusCode: 0);
            context.Abort();
            return null;
        }
    }
}
