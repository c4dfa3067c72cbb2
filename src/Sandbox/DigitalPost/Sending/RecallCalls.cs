using Microsoft.AspNetCore.Http;
using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost.Answers;
using Postvogn.Sandbox.DigitalPost.Authentication;
using Postvogn.Sandbox.DigitalPost.Faults;
using Postvogn.Sandbox.DigitalPost.Gate;
using Postvogn.Sandbox.DigitalPost.Ledger;
using Postvogn.Sandbox.DigitalPost.Registry;
using Postvogn.Sandbox.DigitalPost.Resources;

namespace Postvogn.Sandbox.DigitalPost.Sending;

/// <summary>DELETE /memos/{memo-id}: takes back a letter whose day has not come (TI 10.4).</summary>
internal sealed class RecallCalls(TimeProvider clock, NationalRegistry registry, NationalLedger ledger)
{
    // The day is Denmark's: Digital Post's own.
    private static readonly TimeZoneInfo Denmark =
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Copenhagen", out var zone) ? zone : TimeZoneInfo.Utc;

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

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Denmark).DateTime);
}
