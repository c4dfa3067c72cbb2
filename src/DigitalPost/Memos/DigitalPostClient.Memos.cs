namespace Postvogn.DigitalPost;

/// <content>MeMos out and in (TI 10.4 to 10.7).</content>
public sealed partial class DigitalPostClient
{
    private const string Xml = "application/xml";
    private const string Lzma = "application/x-lzma";

    /// <summary>Sends one MeMo that is urgent: POST /memos/ (TI 10.6).</summary>
    /// <param name="messageUuid">The messageUUID in the MeMo: the same at every resend.</param>
    /// <param name="content">The XML, read once from where it stands. Not disposed.</param>
    /// <param name="length">
    /// Exactly how many bytes the content has left, at least 1. A stream with fewer or more is an <see cref="InvalidDataException"/>.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The technical receipt. What becomes of the message comes later, in its business receipt.</returns>
    public Task<Answer<Receipt>> PostMemoAsync(
        Guid messageUuid, Stream content, long length, CancellationToken cancellationToken = default) =>
        PostAsync(Operation.PostMemo, new(Xml, content, length), messageUuid, cancellationToken);

    /// <summary>Sends one MeMo that is not urgent: POST /memos-bulk/ (TI 10.7.3). See <see cref="PostMemoAsync"/>.</summary>
    public Task<Answer<Receipt>> PostMemoInBulkAsync(
        Guid messageUuid, Stream content, long length, CancellationToken cancellationToken = default) =>
        PostAsync(Operation.PostMemoInBulk, new(Xml, content, length), messageUuid, cancellationToken);

    /// <summary>Sends an archive (.tar.lzma) of MeMos: POST /memos-bulk/ (TI 10.7.3). See <see cref="PostMemoAsync"/>.</summary>
    public Task<Answer<Receipt>> PostArchiveInBulkAsync(Stream content, long length, CancellationToken cancellationToken = default) =>
        PostAsync(Operation.PostArchiveInBulk, new(Lzma, content, length), messageUuid: null, cancellationToken);

    /// <summary>The same, as a body or as a form (TI 10.7.3).</summary>
    public Task<Answer<Receipt>> PostArchiveInBulkAsync(
        Stream content, long length, UploadForm form, CancellationToken cancellationToken = default) =>
        PostAsync(Operation.PostArchiveInBulk, Archive(content, length, form), messageUuid: null, cancellationToken);

    /// <summary>Sends an archive (.tar.lzma) of MeMos: POST /memos/ (TI 10.6.1). An archive of several is a bulk transmission here, too;
    /// with one MeMo it is treated as urgent (TI 10.4.1). See <see cref="PostMemoAsync"/>.</summary>
    public Task<Answer<Receipt>> PostArchiveAsync(
        Stream content, long length, UploadForm form = UploadForm.Raw, CancellationToken cancellationToken = default) =>
        PostAsync(Operation.PostArchive, Archive(content, length, form), messageUuid: null, cancellationToken);

    /// <summary>Takes back a MeMo that waits for its day (doNotDeliverUntilDate): DELETE /memos/{id} (TI 10.4). NotFound does not tell
    /// whether it went out, was never there, or was taken back by an earlier attempt: the event log does.</summary>
    public Task<Answer<Nothing>> RecallMemoAsync(Guid messageUuid, CancellationToken cancellationToken = default) =>
        caller.CallAsync(new ApiCall<Nothing>(Operation.RecallMemo, AnswerReader.Nothing, messageUuid), cancellationToken);

    /// <summary>The ids of the MeMos that wait for this recipient system: GET /memos/ (TI 10.7.5).</summary>
    public Task<Answer<IdPage>> FetchMemosAsync(Page page, CancellationToken cancellationToken = default) =>
        caller.CallAsync(
            new ApiCall<IdPage>(Operation.ListMemos, AnswerReader.Json(DigitalPostJson.Default.IdPage)) { Query = $"?{page}" },
            cancellationToken);

    /// <summary>One MeMo: GET /memos/{id} (TI 10.7.5). It stays with Digital Post until a positive business receipt is sent. Answered when
    /// the headers have come; the caller reads <see cref="FetchedMemo.Content"/> and disposes it.</summary>
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
        caller.CallAsync(
            new ApiCall<Receipt>(operation, AnswerReader.TechnicalReceipt)
            {
                Query = messageUuid is { } uuid ? $"?memo-message-uuid={uuid}" : "",
                Upload = body,
            },
            cancellationToken);
}
