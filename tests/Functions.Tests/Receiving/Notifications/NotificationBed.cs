using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Tests.Contacts;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>The app beside the stand-in for Digital Post, its system with REST_PUBLISH_SUBSCRIBE.</summary>
internal static class NotificationBed
{
    public static Task<ContactBed> StartAsync() => ContactBed.StartAsync(settings => settings with
    {
        Systems = settings.Systems.ToDictionary(
            it => it.Key,
            it => it.Value with { Protocol = it.Key == ContactBed.System ? SystemProtocol.RestPublishSubscribe : SystemProtocol.RestPull }),
    });

    /// <summary>A notification as the host passes it on.</summary>
    public static async Task<HttpResponseMessage> NotifyAsync(
        this ContactBed bed, HttpContent notification, Guid? system = null, string? certificate = "pinned")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            $"/api/notifications/{system ?? Rig.SystemId}") { Content = notification };
        if (certificate is not null) request.Headers.Add("X-ARR-ClientCert", certificate == "pinned" ? bed.PushCertificate : certificate);
        return await bed.App.Http.SendAsync(request);
    }

    public static async Task<List<string>> ReceivedAsync(this ContactBed bed)
    {
        var names = new List<string>();
        await foreach (var entry in bed.App.Store.ListAsync(Places.Received, "", default)) names.Add(entry.Path.Name);
        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
