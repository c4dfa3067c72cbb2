using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.4.</summary>
internal sealed class RecallCalls(TimeProvider clock, NationalRegistry registry, NationalLedger ledger)
{
    private readonly Lock gate = new();

    public IEnumerable<ApiRoute> Routes => [new("DELETE", "/memos/{id}/", ApiCall.RecallMemo, CallerRole.Sender, RecallAsync)];

    private Task RecallAsync(HttpContext context)
    {
        var system = CurrentCall.Of(context).System;
        if (FindAccepted(context.IdOf(), system) is not { } accepted)
            return context.RefuseAsNotFoundAsync();
        if (!TryRecall(accepted, system))
            return context.RefuseAsync(StatusCodes.Status409Conflict, "memo.not.delayed", "The MeMo is delivered, or was recalled before.");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private MessageSettled? FindAccepted(Guid messageUuid, MailSystem system) => ledger.EntriesOf<MessageSettled>().FirstOrDefault(it =>
        it.Receipt is { ReceiptStatus: ReceiptStatus.Completed }
        && it.Receipt.MessageUuid == messageUuid
        && registry.FindSystem(it.SystemId)?.Cvr == system.Cvr);

    private bool TryRecall(MessageSettled accepted, MailSystem system)
    {
        var uuid = accepted.Receipt.MessageUuid!.Value;
        lock (gate)
        {
            var isRecalled = ledger.EntriesOf<MemoRecalled>().Any(it => it.MessageUuid == uuid);
            if (isRecalled || !(accepted.Facts?.DoNotDeliverUntil > Today))
                return false;
            ledger.Append(new MemoRecalled(system.Id, uuid));
            return true;
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), ClockExtensions.Denmark).DateTime);
}
