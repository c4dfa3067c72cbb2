using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Postvogn.Sandbox.DigitalPost.Background;
using Postvogn.Sandbox.DigitalPost.Calling;
using Postvogn.Sandbox.DigitalPost.Ledger;

namespace Postvogn.Sandbox.DigitalPost.Subscriptions;

/// <summary>Tells subscribers of a change: one POST each, over mutual TLS, in the background (TI 4.5.9, 5.10).</summary>
internal sealed class ChangePush(SystemCaller caller, BackgroundWork background, NationalLedger ledger)
{
    public void Push(Subscription subscription, Guid resourceId, long version, JsonObject notification)
    {
        var body = System.Text.Encoding.UTF8.GetBytes(notification.ToJsonString());
        background.Run("change", stopping => PushAsync(subscription, new ChangePushed(subscription.SystemId, resourceId, version, new(null, null)), body, stopping));
    }

    private async Task PushAsync(Subscription subscription, ChangePushed change, byte[] body, CancellationToken stopping)
    {
        var answer = await caller.PostAsync(subscription.NotificationUrl!, () => ContentOf(body), stopping);
        ledger.Append(change with { Answer = answer });
    }

    private static ByteArrayContent ContentOf(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
