using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Commands;

internal sealed class JsonScreen(TextWriter output) : IDemoScreen
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public void Tell(string line)
    {
    }

    public void Show(DemoResult result)
    {
        var count = result.Count;
        output.WriteLine(JsonSerializer.Serialize(
            new
            {
                Store = StoreNames.Of(result.Store),
                Stopped = result.IsStopped,
                count.Dropped,
                count.Accepted,
                count.Transmissions,
                count.Completed,
                count.Rejected,
                count.Undeliverable,
                count.Printed,
                count.Recalled,
                count.Waiting,
                count.Open,
                count.Received,
                count.Delivered,
                count.RoutedReplies,
                count.ReceiptsSent,
                count.Duplicates,
                count.Lost,
                count.Doubled,
                count.Unexpected,
                Seconds = Math.Round(result.Took.TotalSeconds, 1),
                PeakRssMb = Math.Round(result.PeakRssBytes / 1e6, 1),
                result.Kills,
                result.DeadLettered,
                count.Problems,
                result.Contacts,
                Letters = result.Letters.Count == 0 ? null : result.Letters,
                LeftOut = result.LeftOut.Count == 0 ? null : result.LeftOut,
                result.TelemetryItems,
                result.KeptIn,
            },
            Format));
    }

    /// <summary>A run that could not begin, or not go on.</summary>
    public void ShowFault(string message) => output.WriteLine(JsonSerializer.Serialize(new { Error = message }, Format));
}
