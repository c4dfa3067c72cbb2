using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.5.1; a REST_PUBLISH_SUBSCRIBE system is told where the letter lies (TI 10.7.5).</summary>
internal sealed class MemoPush(TimeProvider clock, NationalRegistry registry, SystemCaller caller, NationalLedger ledger)
{
    private const string NameParameter = "memo-message-uuid";

    public Func<Uri> BaseAddress { get; set; } = () => new Uri("https://localhost");

    public async Task<MemoPushed> PushAsync(Delivery delivery, CancellationToken stopping)
    {
        var attempt = delivery.NextAttempt();
        var answer = await CallAsync(delivery, stopping);
        var schedule = answer.IsAccepted ? RetrySchedule.WithoutBusinessReceipt : RetrySchedule.WithoutTechnicalReceipt;
        var next = delivery.NextAt(schedule, clock.GetUtcNow());
        var pushed = new MemoPushed(delivery.SystemId, delivery.MessageUuid, attempt, answer, next);
        ledger.Append(pushed);
        return pushed;
    }

    private async Task<PushAnswer> CallAsync(Delivery delivery, CancellationToken stopping)
    {
        if (registry.FindSystem(delivery.SystemId) is not { Endpoint: { } endpoint } system)
            return new PushAnswer(StatusCode: null, "NoEndpoint");
        if (system.Protocol == ServiceProtocol.RestPublishSubscribe)
            return await caller.PostAsync(endpoint, () => NotificationOf(delivery), stopping);
        var address = QueryHelpers.AddQueryString(endpoint.AbsoluteUri, NameParameter, delivery.MessageUuid.ToString("D"));
        return await caller.PostAsync(new Uri(address), () => ContentOf(delivery, system), stopping);
    }

    private StringContent NotificationOf(Delivery delivery)
    {
        var place = new Uri(BaseAddress(), $"/apis/v1/memos/{delivery.MessageUuid:D}");
        return new StringContent(new JsonObject { ["url"] = place.AbsoluteUri }.ToJsonString(), Encoding.UTF8, "application/json");
    }

    private static HttpContent ContentOf(Delivery delivery, MailSystem system)
    {
        var memo = new StreamContent(delivery.Open());
        memo.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
        if (!system.PushesAsMultipart)
            return memo;
        var name = delivery.MessageUuid.ToString("D");
        return new MultipartFormDataContent { { memo, "file", name } };
    }
}
