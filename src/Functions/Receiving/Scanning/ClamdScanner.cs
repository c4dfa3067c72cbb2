using System.Buffers;
using System.Buffers.Binary;
using Postvogn.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Receiving;

/// <summary>By clamd's INSTREAM (clamd(8)): chunks, each behind its length in four bytes, and a length of zero at the end. A connection a
/// scan.</summary>
internal sealed class ClamdScanner(ScanSettings settings, TimeProvider clock, Random random, ILogger<ClamdScanner> log) : IScanner
{
    private readonly CallPipeline<Attempt> pipeline = new(
        new() { Service = "clamd", IsAway = attempt => attempt.Result.Verdict == ScanVerdict.NotScanned, Repeats = 1 }, clock, random, log);

    public static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    // How long clamd may leave a chunk untaken.
    public static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(30);

    // After the last byte. Clamd's own limit, MaxScanTime, is 120 seconds by default.
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(150);

    // How long to listen for clamd's last words when the line broke while sending.
    private static readonly TimeSpan LastWordsLimit = TimeSpan.FromSeconds(1);

    private const int Head = 4;
    private const int Chunk = 64 * 1024;
    private static readonly byte[] End = new byte[Head];

    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken)
    {
        var last = await pipeline.CallAsync(
            attempt => TryAsync(content, attempt),
            // The content is read once; before that, a connection that was refused is tried again.
            (attempt, _, age) => !attempt.HasBegun && age < ConnectLimit,
            left => new Attempt(ScanResult.NotScanned(
                $"clamd was away at the last scans, and is asked again in {Math.Ceiling(left.TotalSeconds)} s"), HasBegun: false),
            cancellationToken);
        return last.Result;
    }

    private async ValueTask<Attempt> TryAsync(Stream content, CancellationToken cancellationToken)
    {
        var hasBegun = false;
        using var connection = new ClamdConnection(clock);
        try
        {
            await connection.ConnectAsync(settings.Host, settings.Port, ConnectLimit, cancellationToken);
            await connection.SendAsync("zINSTREAM\0"u8.ToArray(), SendLimit, cancellationToken);
            hasBegun = true;
            return new Attempt(ClamdAnswer.Read(await ConverseAsync(connection, content, cancellationToken)), hasBegun);
        }
        catch (ClamdException fault)
        {
            return new Attempt(ScanResult.NotScanned(fault.Message), hasBegun);
        }
    }

    // Sends while listening: when the content is too large, clamd answers before the end and hangs up.
    private async Task<string> ConverseAsync(ClamdConnection connection, Stream content, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var answer = connection.ReadAnswerAsync(either.Token);
        try
        {
            var fault = await SendAsync(connection, content, answer, cancellationToken);
            patience.CancelAfter(fault is null ? AnswerLimit : LastWordsLimit);
            return await AnswerOrAsync(answer, fault, patience.Token);
        }
        finally
        {
            await patience.CancelAsync();
            await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<string> AnswerOrAsync(Task<string> answer, ClamdException? fault, CancellationToken patience)
    {
        try
        {
            return await answer;
        }
        catch (Exception) when (fault is not null)
        {
            throw new ClamdException(fault.Message, fault);
        }
        catch (OperationCanceledException error) when (patience.IsCancellationRequested)
        {
            throw new ClamdException($"clamd gave no verdict within {AnswerLimit.TotalSeconds} s", error);
        }
    }

    // All, or as much as clamd wants. Gives what went wrong with the line; clamd may have said why.
    private static async Task<ClamdException?> SendAsync(
        ClamdConnection connection, Stream content, Task answer, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Head + Chunk);
        try
        {
            while (!answer.IsCompleted && await content.ReadAsync(buffer.AsMemory(Head, Chunk), cancellationToken) is > 0 and var read)
            {
                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                await connection.SendAsync(buffer.AsMemory(0, Head + read), SendLimit, cancellationToken);
            }

            if (!answer.IsCompleted) await connection.SendAsync(End, SendLimit, cancellationToken);
            return null;
        }
        catch (ClamdException fault)
        {
            return fault;
        }
        finally
        {
            // A letter's bytes stay in no shared buffer.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private sealed record Attempt(ScanResult Result, bool HasBegun);
}
