using System.Net;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Postvogn.Sandbox.StorageQueues;
using Postvogn.Sandbox.Tests.FunctionsHost;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.StorageQueues;

public sealed class QueueServiceTests : StorageQueueContract, IAsyncLifetime
{
    private readonly FakeClock clock = new();
    private readonly CollectedLog log = new();
    private QueueService service = null!;

    private protected override string ConnectionString => service.ConnectionString;

    public async Task InitializeAsync() => service = await QueueService.StartAsync(clock, log, CancellationToken.None);

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task ReceiveMessage_ItsTimeIsOut_ComesAgainAndCounts()
    {
        var queue = await MakeAsync("a");
        var first = (await queue.ReceiveMessageAsync(TimeSpan.FromSeconds(30))).Value;

        clock.Advance(TimeSpan.FromSeconds(29));
        (await queue.ReceiveMessageAsync()).Value.ShouldBeNull();
        clock.Advance(TimeSpan.FromSeconds(1));
        var second = (await queue.ReceiveMessageAsync()).Value;

        second.DequeueCount.ShouldBe(2);
        await ShouldFailAsync(queue.DeleteMessageAsync(first.MessageId, first.PopReceipt), 400, QueueErrorCode.PopReceiptMismatch);
    }

    [Fact]
    public async Task DeleteMessage_ItsTimeIsOutAndNobodyHasReceivedIt_IsGone()
    {
        var queue = await MakeAsync("a");
        var message = (await queue.ReceiveMessageAsync()).Value;
        clock.Advance(TimeSpan.FromMinutes(5));

        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);

        (await CountAsync(queue)).ShouldBe(0);
    }

    [Fact]
    public async Task UpdateMessage_Renewed_StaysHiddenForSoLongFromNow()
    {
        var queue = await MakeAsync("a");
        var message = (await queue.ReceiveMessageAsync(TimeSpan.FromMinutes(10))).Value;
        clock.Advance(TimeSpan.FromMinutes(5));

        await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.FromMinutes(10));

        clock.Advance(TimeSpan.FromMinutes(9));
        (await queue.ReceiveMessageAsync()).Value.ShouldBeNull();
        clock.Advance(TimeSpan.FromMinutes(1));
        (await queue.ReceiveMessageAsync()).Value.MessageText.ShouldBe("a");
    }

    [Fact]
    public async Task SendMessage_WithADelay_ComesAfterItAndBehindWhatWasVisibleBefore()
    {
        var queue = await MakeAsync();
        await queue.SendMessageAsync("late", visibilityTimeout: TimeSpan.FromSeconds(5));
        await queue.SendMessageAsync("at once");
        (await queue.PeekMessagesAsync(32)).Value.Select(message => message.MessageText).ShouldBe(["at once"]);

        clock.Advance(TimeSpan.FromSeconds(5));

        (await ReceiveAsync(queue, 32)).Select(Text).ShouldBe(["at once", "late"]);
    }

    [Fact]
    public async Task Message_OlderThanItsLife_IsGone()
    {
        var queue = await MakeAsync("a week");
        await queue.SendMessageAsync("for ever", timeToLive: TimeSpan.FromSeconds(-1));
        var message = (await queue.ReceiveMessageAsync()).Value;

        clock.Advance(TimeSpan.FromDays(7));

        await ShouldFailAsync(queue.DeleteMessageAsync(message.MessageId, message.PopReceipt), 404, QueueErrorCode.MessageNotFound);
        (await CountAsync(queue)).ShouldBe(1);
        (await ReceiveAsync(queue, 32)).Select(Text).ShouldBe(["for ever"]);
    }

    [Fact]
    public async Task ReceiveMessages_ManyAtOnce_NoneIsHandedOutTwice()
    {
        var queue = await MakeAsync([.. Enumerable.Range(0, 100).Select(number => $"{number}")]);

        var received = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReceiveAsync(queue, 7)));

        received.SelectMany(messages => messages).Select(Text).Order(StringComparer.Ordinal).Distinct().Count().ShouldBe(100);
        received.Sum(messages => messages.Length).ShouldBe(100);
    }

    [Fact]
    public async Task StartAsync_Twice_HasOtherQueuesAndAnotherKey()
    {
        var queue = await MakeAsync("a");
        await using var other = await QueueService.StartAsync(clock, log, CancellationToken.None);

        (await new QueueClient(other.ConnectionString, queue.Name).ExistsAsync()).Value.ShouldBeFalse();
        var crossed = service.ConnectionString.Split(';')[..3].Concat(other.ConnectionString.Split(';')[3..]);
        var stranger = new QueueClient(string.Join(';', crossed), queue.Name);
        await ShouldFailAsync(stranger.ExistsAsync(), 403, QueueErrorCode.AuthenticationFailed);
    }

    [Fact]
    public async Task Request_NotSigned_IsRefused()
    {
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new QueueServiceClient(ConnectionString).Uri + "/drops/messages");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Request_ThatIsNotServed_SaysSo()
    {
        var queue = await MakeAsync();

        await ShouldFailAsync(queue.SetMetadataAsync(new Dictionary<string, string>(StringComparer.Ordinal)), 501, "NotImplemented");
    }

    [Fact]
    public async Task Log_RefusedCall_TellsCallAndCode()
    {
        await ShouldFailAsync(new QueueClient(ConnectionString, "gone").SendMessageAsync("a"), 404, QueueErrorCode.QueueNotFound);

        log.LevelOf("POST /devstoreaccount1/gone/messages is refused: 404 QueueNotFound").ShouldBe(LogLevel.Information);
    }
}
