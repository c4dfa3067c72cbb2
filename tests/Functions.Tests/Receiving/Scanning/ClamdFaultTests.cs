using System.Net.Sockets;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>A clamd that hangs, cuts and babbles: never is anything called clean.</summary>
public sealed class ClamdFaultTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly FakeClock clock = new();
    private readonly ScriptedClamd clamd = new();
    private readonly TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => clamd.Dispose();

    [Fact]
    public async Task Scan_Answered_SendsAllBytesAndReadsTheVerdictInPieces()
    {
        var content = new byte[200_000];
        new Random(5).NextBytes(content);
        var scan = ScanAsync(content);
        await clamd.ServeAsync(async line =>
        {
            (await ScriptedClamd.ReadContentAsync(line)).ShouldBe(content);
            await line.WriteAsync("stream: "u8.ToArray());
            await line.WriteAsync("OK\0"u8.ToArray());
        });
        (await scan).ShouldBe(ScanResult.Clean);
    }

    [Theory]
    [InlineData("", "clamd closed the connection without an answer")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "clamd answered 'HTTP/1.1 400 Bad Request'")]
    [InlineData("stream: O", "clamd answered 'stream: O'")]
    public async Task Scan_AnsweredWithSomethingElse_IsNotScanned(string answer, string words)
    {
        var scan = ScanAsync(new byte[10]);
        await clamd.ServeAsync(async line =>
        {
            await ScriptedClamd.ReadContentAsync(line);
            await line.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer));
        });
        (await scan).ShouldBe(ScanResult.NotScanned(words));
    }

    [Fact]
    public async Task Scan_AnsweredWithoutEnd_IsNotScanned()
    {
        var scan = ScanAsync(new byte[10]);
        await clamd.ServeAsync(async line =>
        {
            await ScriptedClamd.ReadContentAsync(line);
            await line.WriteAsync(new byte[2000].Select(_ => (byte)'x').ToArray());
            await scan;
        });
        (await scan).ShouldBe(ScanResult.NotScanned("clamd's answer is too long to be one"));
    }

    [Fact]
    public async Task Scan_CutInTheMiddle_IsNotScanned()
    {
        var scan = ScanAsync(new byte[50_000_000]);
        await clamd.ServeAsync(async line =>
        {
            await line.ReadExactlyAsync(new byte[100_000]);
            line.Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        });
        var result = await scan.WaitAsync(Patience);
        result.Verdict.ShouldBe(ScanVerdict.NotScanned);
        result.Words.ShouldContain("clamd");
    }

    [Fact]
    public async Task Scan_NoVerdict_IsNotScannedAfterALimit()
    {
        var scan = ScanAsync(new byte[10]);
        var served = clamd.ServeAsync(async line =>
        {
            await ScriptedClamd.ReadContentAsync(line);
            await enough.Task;
        });
        await clock.UntilNextTimerInAsync(ClamdScanner.AnswerLimit);
        clock.Advance(ClamdScanner.AnswerLimit);
        (await scan.WaitAsync(Patience)).ShouldBe(ScanResult.NotScanned("clamd gave no verdict within 150 s"));
        enough.SetResult();
        await served;
    }

    [Fact]
    public async Task Scan_BytesNotTaken_IsNotScannedAfterALimit()
    {
        var scan = ScanAsync(new byte[50_000_000]);
        var served = clamd.ServeAsync(_ => enough.Task);
        await clock.UntilNextTimerInAsync(ClamdScanner.SendLimit);
        (await ResultAsync(scan)).ShouldBe(ScanResult.NotScanned("clamd took no more bytes within 30 s"));
        enough.SetResult();
        await served;
    }

    [Fact]
    public async Task Scan_Cancelled_Throws()
    {
        using var stop = new CancellationTokenSource();
        var scan = ScriptedClamd.Scanner(clamd.Settings, clock).ScanAsync(new MemoryStream(new byte[10]), stop.Token);
        var served = clamd.ServeAsync(async line =>
        {
            await ScriptedClamd.ReadContentAsync(line);
            await stop.CancelAsync();
            await enough.Task;
        });
        await Should.ThrowAsync<OperationCanceledException>(() => scan);
        enough.SetResult();
        await served;
    }

    [Fact]
    public async Task Scan_ClamdIsAway_IsAskedNoMoreUntilTheBreakIsOver()
    {
        var scanner = ScriptedClamd.Scanner(clamd.Settings, clock);
        var content = new MemoryStream(new byte[10]);
        for (var i = 0; i < 3; i++)
        {
            content.Position = 0;
            var scan = scanner.ScanAsync(content, default);
            await clamd.ServeAsync(line => ScriptedClamd.ReadContentAsync(line));
            (await scan).Verdict.ShouldBe(ScanVerdict.NotScanned);
        }

        content.Position = 0;
        (await scanner.ScanAsync(content, default)).ShouldBe(
            ScanResult.NotScanned("clamd was away at the last scans, and is asked again in 5 s"));
        content.Position.ShouldBe(0, "nothing was read of what was not scanned");

        clock.Advance(TimeSpan.FromSeconds(5));
        var probe = scanner.ScanAsync(content, default);
        await clamd.ServeAsync(async line =>
        {
            await ScriptedClamd.ReadContentAsync(line);
            await line.WriteAsync("stream: OK\0"u8.ToArray());
        });
        (await probe).ShouldBe(ScanResult.Clean);
    }

    private Task<ScanResult> ScanAsync(byte[] content) =>
        ScriptedClamd.Scanner(clamd.Settings, clock).ScanAsync(new MemoryStream(content), default);

    /// <summary>The result, with the clock moved on whenever the scan sleeps.</summary>
    private async Task<ScanResult> ResultAsync(Task<ScanResult> scan)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!scan.IsCompleted && TimeProvider.System.GetElapsedTime(begun) < Patience)
        {
            clock.AdvanceToNextTimer();
            await Task.Yield();
        }

        return await scan.WaitAsync(Patience);
    }
}
