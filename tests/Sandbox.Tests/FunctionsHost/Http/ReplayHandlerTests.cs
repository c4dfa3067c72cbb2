using Postvogn.Sandbox.FunctionsHost.Http;

namespace Postvogn.Sandbox.Tests.FunctionsHost.Http;

public sealed class ReplayHandlerTests : IDisposable
{
    private readonly FakeClock clock = new();
    private readonly Line line = new();
    private readonly HttpMessageInvoker client;

    public ReplayHandlerTests() => client = new HttpMessageInvoker(new ReplayHandler(clock, line));

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Send_ConnectionFailsTwice_IsSentAgainSoon()
    {
        line.Failures = 2;
        var sending = SendAsync(new HttpRequestMessage(HttpMethod.Get, "http://worker/"));
        await clock.UntilNextTimerInAsync(TimeSpan.FromMilliseconds(50));
        clock.AdvanceToNextTimer();
        await clock.UntilNextTimerInAsync(TimeSpan.FromMilliseconds(100));
        clock.AdvanceToNextTimer();

        (await sending).Dispose();

        line.Sent.ShouldBe(3);
    }

    [Fact]
    public async Task Send_ConnectionAlwaysFails_EndsAtTheTenthTryWithinTwoSeconds()
    {
        line.Failures = int.MaxValue;
        var sending = SendAsync(new HttpRequestMessage(HttpMethod.Get, "http://worker/"));
        for (var pause = 1; pause < 10; pause++)
        {
            await clock.UntilWaitingAsync(1);
            clock.AdvanceToNextTimer();
        }

        await Should.ThrowAsync<HttpRequestException>(sending);

        line.Sent.ShouldBe(10);
        (clock.GetUtcNow() - FakeClock.Start).ShouldBe(TimeSpan.FromSeconds(1.85));
    }

    [Fact]
    public async Task Send_BodyWasRead_IsNotSentAgain()
    {
        line.Failures = 1;
        var sending = SendAsync(new HttpRequestMessage(HttpMethod.Post, "http://worker/") { Content = new OnceContent() });
        await clock.UntilWaitingAsync(1);
        clock.AdvanceToNextTimer();

        await Should.ThrowAsync<InvalidOperationException>(sending);

        line.Sent.ShouldBe(1);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request, CancellationToken.None);

    private sealed class Line : HttpMessageHandler
    {
        public int Failures { get; set; }

        public int Sent { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is not null) await request.Content.CopyToAsync(Stream.Null, cancellationToken);
            if (++Sent <= Failures) throw new HttpRequestException(HttpRequestError.ResponseEnded);
            return new HttpResponseMessage();
        }
    }

    /// <summary>As the forwarder's own: what the client sends can be read once.</summary>
    private sealed class OnceContent : HttpContent
    {
        private bool isRead;

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            if (isRead) throw new InvalidOperationException("It was read.");
            isRead = true;
            return Task.CompletedTask;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
