namespace Postvogn.DigitalPost;

public sealed partial class DigitalPostClient
{
    internal const string Xml = "application/xml";
    internal const string Lzma = "application/x-lzma";

    /// <summary>For whoever writes down that an attempt begins: not while it only stands in line.</summary>
    public CallTurns Turns => new(caller);

    /// <summary>An urgent MeMo: POST /memos/ (TI 10.6). The messageUUID is the same at every resend. The content is read once from where it
    /// stands, not disposed; <paramref name="length"/> is exactly what it has left, at least 1, or it is an
    /// <see cref="InvalidDataException"/>. Gives the technical receipt; what becomes of the message comes in its business
    /// receipt.</summary>
    public Task<Answer<Receipt>> PostMemoAsync(
        Guid messageUuid, Stream content, long length, CancellationToken cancellationToken = default) =>
        PostAsync(Operation.PostMemo, new(Xml, content, length), messageUuid, cancellationToken);

    /// <summary>POST /memos-bulk/ (TI 10.7.3). See <see cref="PostMemoAsync"/>.</summary>
    public Task<Answer<Receipt>> PostMemoInBulkAsync(
        Guid messageUuid, Stream content, long length, CancellationToken cancellationToken = default) =>
        PostAsync(Operation.PostMemoInBulk, new(Xml, content, length), messageUuid, cancellationToken);

    /// <summary>A .tar.lzma: POST /memos-bulk/ (TI 10.7.3). See <see cref="PostMemoAsync"/>.</summary>
    public Task<Answer<Receipt>> PostArchiveInBulkAsync(Stream content, long length, CancellationToken cancellationToken = default) =>
        PostAsync(Operation.PostArchiveInBulk, new(Lzma, content, length), messageUuid: null, cancellationToken);

    /// <summary>As a body or as a form (TI 10.7.3).</summary>
    internal Task<Answer<Receipt>> PostArchiveInBulkAsync(
        Stream content, long length, UploadForm form, CancellationToken cancellationToken = default) =>
        PostAsync(Operation.PostArchiveInBulk, Archive(content, length, form), messageUuid: null, cancellationToken);

    /// <summary>A .tar.lzma: POST /memos/ (TI 10.6.1). Several are a bulk transmission here, too; one MeMo is treated as urgent (TI
    /// 10.4.1).</summary>
    internal Task<Answer<Receipt>> PostArchiveAsync(
        Stream content, long length, UploadForm form = UploadForm.Raw, CancellationToken cancellationToken = default) =>
        PostAsync(Operation.PostArchive, Archive(content, length, form), messageUuid: null, cancellationToken);

    /// <summary>A MeMo that waits for its day (doNotDeliverUntilDate): DELETE /memos/{id} (TI 10.4). NotFound does not tell whether it went
    /// out, was never there, or was taken back before: the event log does.</summary>
    public Task<Answer<Nothing>> RecallMemoAsync(Guid messageUuid, CancellationToken cancellationToken = default) =>
        caller.CallAsync(new ApiCall<Nothing>(Operation.RecallMemo, AnswerReader.Nothing, messageUuid), cancellationToken);

    /// <summary>Those that wait for this recipient system: GET /memos/ (TI 10.7.5).</summary>
    public Task<Answer<IdPage>> FetchMemosAsync(Page page, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<IdPage>(Operation.ListMemos, AnswerReader.Json(DigitalPostJson.Default.IdPage)) { Query = $"?{page}" },
            cancellationToken);

    /// <summary>GET /memos/{id} (TI 10.7.5). It stays there until a positive business receipt. Answered when the headers have come; read
    /// <see cref="FetchedMemo.Content"/> and dispose it.</summary>
    public Task<Answer<FetchedMemo>> FetchMemoAsync(Guid memoId, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<FetchedMemo>(Operation.FetchMemo, AnswerReader.Memo(options.LargestMemo), memoId) { Accept = Xml },
            cancellationToken);

    private static UploadBody Archive(Stream content, long length, UploadForm form)
    {
        var body = new UploadBody(Lzma, content, length);
        return form == UploadForm.Multipart ? body.AsForm("memos.tar.lzma") : body;
    }

    private Task<Answer<Receipt>> PostAsync(
        Operation operation, UploadBody body, Guid? messageUuid, CancellationToken cancellationToken) =>
        caller.CallAsync(CallOf(operation, body, messageUuid), cancellationToken);

    internal static ApiCall<Receipt> CallOf(Operation operation, UploadBody body, Guid? messageUuid) =>
        new(operation, AnswerReader.TechnicalReceipt)
        {
            Query = messageUuid is { } uuid ? $"?memo-message-uuid={uuid}" : "",
            Upload = body,
        };
}
