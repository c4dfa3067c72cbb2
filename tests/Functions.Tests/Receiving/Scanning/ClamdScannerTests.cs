using System.IO.Compression;
using System.Text;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Settings;
using Postvogn.Testing;
using Postvogn.Testing.Clamd;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>Against a real clamd.</summary>
[Collection(ClamdCollection.Name)]
public sealed class ClamdScannerTests(RunningClamd clamd)
{
    [FactIfAvailable(typeof(ClamdServer))]
    public async Task Scan_Harmless_IsClean()
    {
        (await ScanAsync("Kære borger"u8.ToArray())).ShouldBe(ScanResult.Clean);
        (await ScanAsync([])).ShouldBe(ScanResult.Clean);
        (await ScanAsync(new byte[500_000])).ShouldBe(ScanResult.Clean);
    }

    [FactIfAvailable(typeof(ClamdServer))]
    public async Task Scan_Infected_NamesWhatWasFound()
    {
        var text = Encoding.ASCII.GetBytes($"{new string(' ', 65_530)}{ClamdServer.Marker}");
        (await ScanAsync(text)).ShouldBe(new ScanResult(ScanVerdict.Infected, ClamdServer.MarkerName), "the marker lies across two chunks");
        (await ScanAsync(Zipped(text))).ShouldBe(new ScanResult(ScanVerdict.Infected, ClamdServer.MarkerName));
    }

    [FactIfAvailable(typeof(ClamdServer))]
    public async Task Scan_LargerThanWhatItLooksInto_IsNotCalledClean() =>
        (await ScanAsync(new byte[600_000])).ShouldBe(new ScanResult(ScanVerdict.TooLarge, "Heuristics.Limits.Exceeded.MaxFileSize"));

    /// <summary>clamd answers in the middle and hangs up.</summary>
    [FactIfAvailable(typeof(ClamdServer))]
    public async Task Scan_LargerThanWhatItReads_IsTooLarge() =>
        (await ScanAsync(new byte[20_000_000])).ShouldBe(new ScanResult(ScanVerdict.TooLarge, "it is larger than StreamMaxLength"));

    [FactIfAvailable(typeof(ClamdServer))]
    public async Task Scan_StreamThatBreaks_ThrowsWhatTheStreamThrows()
    {
        var scanner = ScriptedClamd.Scanner(clamd.Settings, TimeProvider.System);
        (await Should.ThrowAsync<IOException>(() => scanner.ScanAsync(new BreakingStream(200_000), default))).Message.ShouldBe(
            "the disk is gone");
    }

    [FactIfAvailable(typeof(ClamdServer))]
    public async Task Scan_StreamThatGivesLittleAtATime_IsScannedWhole()
    {
        var text = Encoding.ASCII.GetBytes($"før {ClamdServer.Marker} efter");
        (await ScriptedClamd.Scanner(clamd.Settings, TimeProvider.System).ScanAsync(new DrippingStream(text), default)).Verdict
            .ShouldBe(ScanVerdict.Infected);
    }

    [Fact]
    public async Task Scan_NobodyListens_IsNotScanned()
    {
        using var scripted = new ScriptedClamd();
        var settings = scripted.Settings;
        scripted.Dispose();
        var result = await ScriptedClamd.Scanner(settings, TimeProvider.System).ScanAsync(new MemoryStream([1]), default);
        result.ShouldBe(ScanResult.NotScanned("clamd could not be reached (ConnectionRefused)"));
    }

    [Fact]
    public async Task Scan_NoSuchHost_IsNotScanned()
    {
        var result = await ScriptedClamd.Scanner(
            new ScanSettings("clamd.invalid", 3310), TimeProvider.System).ScanAsync(new MemoryStream([1]), default);
        result.Verdict.ShouldBe(ScanVerdict.NotScanned);
        result.Words.ShouldStartWith("clamd could not be reached (");
    }

    private Task<ScanResult> ScanAsync(byte[] content) =>
        ScriptedClamd.Scanner(clamd.Settings, TimeProvider.System).ScanAsync(new MemoryStream(content), default);

    private static byte[] Zipped(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("brev.txt").Open();
            entry.Write(content);
        }

        return packed.ToArray();
    }
}
