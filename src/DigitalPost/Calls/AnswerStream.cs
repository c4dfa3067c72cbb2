namespace Postvogn.DigitalPost;

/// <summary>Bounded in bytes and in silence. Whatever breaks it is an <see cref="AnswerCutOffException"/>.</summary>
internal sealed class AnswerStream(Stream inner, long limit, Silence silence) : Stream
{
    private long got;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await ReadWithinSilenceAsync(buffer, cancellationToken);
        got += read;
        return got <= limit ? read : throw new AnswerCutOffException(CallOutcome.Unreadable, $"The answer is larger than {limit} bytes.");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            silence.Dispose();
        }
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadWithinSilenceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        silence.Begin();
        try
        {
            return await inner.ReadAsync(buffer, either.Token);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested && CallFailure.IsOfTheLine(fault))
        {
            throw new AnswerCutOffException(CallOutcome.NoAnswer, CallFailure.CutOff(silence), fault);
        }
        finally
        {
            silence.Pause();
        }
    }
}
