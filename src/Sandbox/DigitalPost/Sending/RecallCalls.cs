using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.4.</summary>
internal sealed class RecallCalls(NationalRegistry registry, NationalLedger ledger, DelayedMemos delayed)
{
    public IEnumerable<ApiRoute> Routes => [new("DELETE", "/memos/{id}/", ApiCall.RecallMemo, CallerRole.Sender, RecallAsync)];

    private Task RecallAsync(HttpContext context)
    {
        var system = CurrentCall.Of(context).System;
        if (!HasAccepted(context.IdOf(), system))
            return context.RefuseAsNotFoundAsync();
        if (!delayed.TryRecall(system.Id, context.IdOf()))
            return context.RefuseAsync(StatusCodes.Status409Conflict, "memo.not.delayed", "The MeMo is delivered, or was recalled before.");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    // Of any system of the organisation.
    private bool HasAccepted(Guid messageUuid, MailSystem system) => ledger.EntriesOf<MessageSettled>().Any(it =>
        it.Receipt is { ReceiptStatus: ReceiptStatus.Completed }
        && it.Receipt.MessageUuid == messageUuid
        && registry.FindSystem(it.SystemId)?.Cvr == system.Cvr);
}
