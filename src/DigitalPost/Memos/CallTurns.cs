namespace Postvogn.DigitalPost;

/// <summary>A system's turns in the line before its bucket (TI 12.1): first one is taken, then the call is made in it, without
/// waiting.</summary>
public sealed class CallTurns
{
    private readonly Caller caller;

    internal CallTurns(Caller caller) => this.caller = caller;

    /// <summary>Waits until a call of this operation may be made, and takes its tokens. Gives how long not to ask when Digital Post is away
    /// or wants no calls (<see cref="CallOutcome.NotTried"/>); then no turn was taken.</summary>
    public Task<TimeSpan?> TakeAsync(Operation operation, CancellationToken cancellationToken = default) =>
        caller.TakeTurnAsync(operation, cancellationToken);

    /// <summary>A MeMo (<see cref="Operation.PostMemo"/>, <see cref="Operation.PostMemoInBulk"/>) or archive
    /// (<see cref="Operation.PostArchiveInBulk"/>, whose messageUUID is not said), in the turn that was taken. See
    /// <see cref="DigitalPostClient.PostMemoAsync"/>.</summary>
    public Task<Answer<Receipt>> PostAsync(
        Operation operation, Guid messageUuid, Stream content, long length, CancellationToken cancellationToken = default)
    {
        var isArchive = operation == Operation.PostArchiveInBulk;
        var body = new UploadBody(isArchive ? DigitalPostClient.Lzma : DigitalPostClient.Xml, content, length);
        var call = DigitalPostClient.CallOf(operation, body, isArchive ? null : messageUuid);
        return caller.CallAsync(call with { HasTurn = true }, cancellationToken);
    }
}
