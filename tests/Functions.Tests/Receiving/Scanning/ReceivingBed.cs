using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.DigitalPost;
using Postvogn.Testing;
using Postvogn.Testing.Clamd;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>The parts that take received letters up, with a server that takes their receipts.</summary>
internal sealed class ReceivingBed : PostBed
{
    private ReceivingBed(RecordingService service)
        : base(service)
    {
    }

    /// <summary>The receipts that Digital Post has taken, oldest first: code and words, both null when positive.</summary>
    public IReadOnlyList<(string? Code, string? Message)> Receipts =>
    [
        .. from call in Service.Seen
           where call.Body.Length > 0
           let json = JsonNode.Parse(call.Body)!
           select ((string?)json["errorCode"], (string?)json["errorMessage"]),
    ];

    public static async Task<ReceivingBed> StartAsync() => new(await RecordingService.StartAsync());

    /// <summary>A letter whose one file holds the marker; encoded, as the file is in a MeMo, it is nowhere to be seen.</summary>
    public static string InfectedXml(Guid messageUuid) =>
        SampleMemo.Xml(messageUuid).Replace("SGVq", Convert.ToBase64String(Encoding.ASCII.GetBytes(
            $"Hej {ClamdServer.Marker}")), StringComparison.Ordinal);

    /// <summary>The letter as a push leaves it, and where.</summary>
    public async Task<BlobPath> PushAsync(Guid messageUuid, string xml, string push = "push-1")
    {
        var place = Places.ReceivedLetter(Rig.SystemId, messageUuid, push);
        await Rig.WriteAsync(place, xml);
        return place;
    }

    public Task HandleAsync(BlobPath place, IScanner? scanner, IBlobStore? store = null)
    {
        var parts = With(services =>
        {
            if (scanner is not null) services.AddSingleton(scanner);
            if (store is not null) services.AddSingleton(store);
        });
        return parts.GetRequiredService<HandleReceivedHandler>().RunAsync(BlobEvent.HintFor(place), default);
    }

    public Task<Delivery?> DeliveryAsync(Guid messageUuid) =>
        Rig.ReadAsync(Places.Delivery(Rig.SystemId, messageUuid), ReceivingJson.Default.Delivery);
}
