using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.Telemetry;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Telemetry;

/// <summary>One gate before every exporter: what an exception quotes, and a personal number in whatever text, leaves by none of
/// them.</summary>
public sealed partial class GateTests : IDisposable
{
    private const string Canary = "Kanariefugl";
    private const string Cpr = "990231-4321";
    private static readonly string[] Exporters = ["[console]", "[insights]", "[otlp]"];
    private readonly EveryExporter exporters = new();

    public static TheoryData<string> Faults { get; } =
        ["multipart header", "chunk", "xml", "json", "format", "path", "folder", "denied", "two at once", "behind another"];

    public void Dispose() => exporters.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Log_AnExceptionThatQuotes_LeavesByNoExporter(string kind)
    {
        var fault = await FaultAsync(kind);
        fault.ToString().ShouldContain(Canary, customMessage: "or this is no test");

        Failed(exporters.Logs.CreateLogger("Postvogn.Functions.Tests"), kind, fault);

        LeavesWithout(Canary, "it failed with");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Span_WithTheEventOfAnException_LeavesByNoExporter(string kind)
    {
        var fault = await FaultAsync(kind);
        using (var span = Signals.Spans.StartActivity($"the span {kind}")!)
        {
            span.AddException(fault);
            span.SetStatus(ActivityStatusCode.Error, fault.ToString());
        }

        LeavesWithout(Canary, $"the span {kind}", "[insights]", "[otlp]");
    }

    [Fact]
    public void Log_APersonalNumberInAnyField_IsMaskedByEveryExporter()
    {
        Said(exporters.Logs.CreateLogger("Postvogn.Functions.Tests"), $"recipient {Cpr}", new PathString($"/borger/{Cpr}"), new Uri(
            $"https://x.example/{Cpr.Replace("-", "", StringComparison.Ordinal)}"));

        var sent = LeavesWithout(Cpr, "it said");
        sent.ShouldNotContain("9902314321");
        sent.ShouldContain(PersonalNumbers.Mask);
    }

    [Fact]
    public void Span_APersonalNumberInATag_IsMasked()
    {
        using (var span = Signals.Spans.StartActivity("the span of a number")!) span.SetTag(SpanTags.Outcome, $"for {Cpr}");
        LeavesWithout(Cpr, "the span of a number", "[insights]", "[otlp]");
    }

    private string LeavesWithout(string secret, string proof, params string[] by)
    {
        // A batch that its exporter's own thread has just taken counts as flushed before it has left.
        string[] all = by.Length > 0 ? by : Exporters;
        SpinWait.SpinUntil(() => all.All(exporter => Left(exporters.Sent(), exporter, proof)), TimeSpan.FromSeconds(30));
        var sent = exporters.Sent();
        foreach (var exporter in all) Left(sent, exporter, proof).ShouldBeTrue(exporter);
        sent.ShouldNotContain(secret);
        return sent;
    }

    private static bool Left(string sent, string exporter, string proof) =>
        sent.Split("\n[").Any(part => $"[{part}".Contains(exporter) && part.Contains(proof));

    private static async Task<Exception> FaultAsync(string kind)
    {
        try
        {
            await BreakAsync(kind);
        }
        catch (Exception fault)
        {
            return fault;
        }

        throw new InvalidOperationException($"{kind} did not fail.");
    }

    private static async Task BreakAsync(string kind)
    {
        switch (kind)
        {
            case "multipart header":
                await new MultipartReader("b", new MemoryStream(Encoding.UTF8.GetBytes($"--b\r\n{Canary}\r\n\r\nx\r\n--b--")))
                    .ReadNextSectionAsync();
                break;
            case "chunk": throw new BadHttpRequestException($"Invalid request header: '{Canary}'");
            case "xml": System.Xml.Linq.XElement.Parse($"<a><{Canary}></a>"); break;
            case "json": System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, int>>($"{{\"{Canary}\":\"\"}}"); break;
            case "format": throw new FormatException(Canary);
            case "path": await File.ReadAllTextAsync($"/no-such-folder/{Canary}"); break;
            case "folder": Directory.Delete($"/no-such-folder/{Canary}"); break;
            case "denied": throw new UnauthorizedAccessException($"Access to the path '/inbox/{Canary}.pdf' is denied.");
            case "two at once": throw new AggregateException(new FormatException(Canary), new KeyNotFoundException(Canary));
            default: throw new InvalidOperationException("no words", new InvalidDataException(Canary));
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "it failed with {Kind}")]
    private static partial void Failed(ILogger log, string kind, Exception error);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "it said {Words} at {Path} and {Address}")]
    private static partial void Said(ILogger log, string words, PathString path, Uri address);
}
