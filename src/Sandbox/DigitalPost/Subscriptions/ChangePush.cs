using System.Net.Http.Headers;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 4.5.9, 5.10.</summary>
internal sealed class ChangePush(SystemCaller caller, BackgroundWork background, NationalLedger ledger)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public void Push(Subscription subscription, Guid resourceId, long version, JsonObject notification)
    {
        var body = notification.ToJsonString();
        background.Run("change", async stopping =>
        {
            var answer = await caller.PostAsync(subscription.NotificationUrl!, () => new StringContent(body, Json), stopping);
            ledger.Append(new ChangePushed(subscription.SystemId, resourceId, version, answer));
        });
    }
}
