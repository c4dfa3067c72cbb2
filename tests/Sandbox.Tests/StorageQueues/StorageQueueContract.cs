using Azure;
using Azure.Storage;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.StorageQueues;

/// <summary>What the app and its host rely on of Azure Storage's queues, by the unmodified SDK, whoever serves them.</summary>
public abstract class StorageQueueContract
{
    private const int Largest = 65_536;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static int made;

    /// <summary>What a client of the account connects with.</summary>
    private protected abstract string ConnectionString { get; }

    [ContractFact]
    public async Task ReceiveMessage_WhatWasSent_IsHandedOutWithAReceipt()
    {
        var queue = await MakeAsync();

        var sent = (await queue.SendMessageAsync("brev på vej")).Value;
        var received = (await queue.ReceiveMessageAsync(TimeSpan.FromSeconds(45))).Value;

        received.MessageId.ShouldBe(sent.MessageId);
        received.MessageText.ShouldBe("brev på vej");
        received.DequeueCount.ShouldBe(1);
        received.PopReceipt.ShouldNotBe(sent.PopReceipt);
        (received.ExpiresOn - received.InsertedOn).ShouldBe(Week);
        (received.NextVisibleOn - received.InsertedOn)!.Value.ShouldBeInRange(TimeSpan.FromSeconds(44), TimeSpan.FromMinutes(2));
    }

    [ContractFact]
    public async Task ReceiveMessage_Received_IsHiddenAndStillThere()
    {
        var queue = await MakeAsync("a");
        await queue.ReceiveMessageAsync();

        (await queue.ReceiveMessageAsync()).Value.ShouldBeNull();
        (await queue.PeekMessageAsync()).Value.ShouldBeNull();
        (await CountAsync(queue)).ShouldBe(1);
    }

    [ContractFact]
    public async Task ReceiveMessages_Several_ComeInTheirOrderAndNoMoreThanWanted()
    {
        var queue = await MakeAsync("a", "b", "c");

        (await ReceiveAsync(queue, 2)).Select(Text).ShouldBe(["a", "b"]);
        (await ReceiveAsync(queue, 32)).Select(Text).ShouldBe(["c"]);
    }

    [ContractFact]
    public async Task PeekMessages_Visible_AreShownAndStayAsTheyAre()
    {
        var queue = await MakeAsync("a", "b");

        var peeked = (await queue.PeekMessagesAsync(32)).Value;

        peeked.Select(message => (message.MessageText, message.DequeueCount)).ShouldBe([("a", 0), ("b", 0)]);
        (await queue.ReceiveMessageAsync()).Value.DequeueCount.ShouldBe(1);
    }

    [ContractFact]
    public async Task DeleteMessage_WithItsReceipt_IsGone()
    {
        var queue = await MakeAsync("a");
        var message = (await queue.ReceiveMessageAsync()).Value;

        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);

        (await CountAsync(queue)).ShouldBe(0);
        await ShouldFailAsync(queue.DeleteMessageAsync(message.MessageId, message.PopReceipt), 404, QueueErrorCode.MessageNotFound);
    }

    [ContractFact]
    public async Task DeleteMessage_ReceivedByAnotherSince_IsRefused()
    {
        var queue = await MakeAsync("a");
        var first = (await queue.ReceiveMessageAsync()).Value;
        await queue.UpdateMessageAsync(first.MessageId, first.PopReceipt, visibilityTimeout: TimeSpan.Zero);
        var second = (await queue.ReceiveMessageAsync()).Value;

        await ShouldFailAsync(queue.DeleteMessageAsync(first.MessageId, first.PopReceipt), 400, QueueErrorCode.PopReceiptMismatch);

        second.DequeueCount.ShouldBe(2);
        await queue.DeleteMessageAsync(second.MessageId, second.PopReceipt);
    }

    [ContractFact]
    public async Task DeleteMessage_WithTheSendersReceipt_IsGone()
    {
        var queue = await MakeAsync();
        var sent = (await queue.SendMessageAsync("a")).Value;

        await queue.DeleteMessageAsync(sent.MessageId, sent.PopReceipt);

        (await CountAsync(queue)).ShouldBe(0);
    }

    [ContractFact]
    public async Task UpdateMessage_WithoutText_KeepsItAndChangesTheReceipt()
    {
        var queue = await MakeAsync("a");
        var message = (await queue.ReceiveMessageAsync()).Value;

        var updated = (await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero)).Value;

        updated.PopReceipt.ShouldNotBe(message.PopReceipt);
        (await queue.ReceiveMessageAsync()).Value.MessageText.ShouldBe("a");
        var late = queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: Week);
        await ShouldFailAsync(late, 400, QueueErrorCode.PopReceiptMismatch);
    }

    [ContractFact]
    public async Task UpdateMessage_WithText_ChangesIt()
    {
        var queue = await MakeAsync("a");
        var message = (await queue.ReceiveMessageAsync()).Value;

        await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, "ændret", TimeSpan.Zero);

        (await queue.ReceiveMessageAsync()).Value.MessageText.ShouldBe("ændret");
    }

    [ContractFact]
    public async Task UpdateMessage_NotThere_IsRefused()
    {
        var queue = await MakeAsync("a");
        var message = (await queue.ReceiveMessageAsync()).Value;

        var update = queue.UpdateMessageAsync(Guid.Empty.ToString(), message.PopReceipt, visibilityTimeout: Week);

        await ShouldFailAsync(update, 404, QueueErrorCode.MessageNotFound);
    }

    [ContractFact]
    public async Task SendMessage_WithADelay_IsNotVisibleYet()
    {
        var queue = await MakeAsync();

        await queue.SendMessageAsync("a", visibilityTimeout: TimeSpan.FromHours(1));

        (await queue.ReceiveMessageAsync()).Value.ShouldBeNull();
        (await CountAsync(queue)).ShouldBe(1);
    }

    [ContractFact]
    public async Task SendMessage_ForEver_ExpiresInTheLastYear()
    {
        var queue = await MakeAsync();

        var sent = (await queue.SendMessageAsync("a", timeToLive: TimeSpan.FromSeconds(-1))).Value;

        sent.ExpirationTime.Year.ShouldBe(9999);
    }

    [ContractFact]
    public async Task SendMessage_HiddenForItsWholeLife_IsRefused()
    {
        var queue = await MakeAsync();
        var minute = TimeSpan.FromMinutes(1);

        await ShouldFailAsync(queue.SendMessageAsync("a", minute, minute), 400, QueueErrorCode.InvalidQueryParameterValue);
    }

    [ContractFact]
    public async Task SendMessage_AnyText_ComesBackAsItWas()
    {
        string[] texts = ["", " ", "<&>\"'", " a\tb\nc ", """{"subject":"/containers/drop/blobs/kilde/før.xml"}""", "📮"];
        var queue = await MakeAsync(texts);

        (await ReceiveAsync(queue, 32)).Select(Text).ShouldBe(texts);
    }

    [ContractFact]
    public async Task SendMessage_Base64_StandsEncodedInTheQueue()
    {
        var queue = await MakeAsync();
        var encoding = new QueueClient(ConnectionString, queue.Name, new() { MessageEncoding = QueueMessageEncoding.Base64 });

        await encoding.SendMessageAsync("linje\r\nlinje");

        (await queue.PeekMessageAsync()).Value.MessageText.ShouldBe("bGluamUNCmxpbmpl");
        (await encoding.ReceiveMessageAsync()).Value.MessageText.ShouldBe("linje\r\nlinje");
    }

    [ContractFact]
    public async Task SendMessage_LargerThanAMessageMayBe_IsRefused()
    {
        var queue = await MakeAsync(new string('x', Largest));

        await ShouldFailAsync(queue.SendMessageAsync(new string('x', Largest + 1)), 413, "RequestBodyTooLarge");
        await ShouldFailAsync(queue.SendMessageAsync(new string('ø', (Largest / 2) + 1)), 413, "RequestBodyTooLarge");
        (await queue.ReceiveMessageAsync()).Value.MessageText.Length.ShouldBe(Largest);
    }

    [ContractFact]
    public async Task Message_NumbersOutOfRange_AreRefused()
    {
        var queue = await MakeAsync("a");
        var message = (await queue.ReceiveMessageAsync()).Value;
        var tooLong = Week + TimeSpan.FromSeconds(1);

        await ShouldBeOutOfRangeAsync(queue.ReceiveMessagesAsync(33));
        await ShouldBeOutOfRangeAsync(queue.PeekMessagesAsync(33));
        await ShouldBeOutOfRangeAsync(queue.ReceiveMessageAsync(TimeSpan.Zero));
        await ShouldBeOutOfRangeAsync(queue.ReceiveMessageAsync(tooLong));
        await ShouldBeOutOfRangeAsync(queue.SendMessageAsync("b", tooLong));
        await ShouldBeOutOfRangeAsync(queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: tooLong));
    }

    [ContractFact]
    public async Task ClearMessages_Hidden_AreGoneToo()
    {
        var queue = await MakeAsync("a", "b");
        await queue.ReceiveMessageAsync();

        await queue.ClearMessagesAsync();

        (await CountAsync(queue)).ShouldBe(0);
    }

    [ContractFact]
    public async Task Create_Twice_IsTheSameQueueUnlessItsMetadataDiffers()
    {
        var queue = await MakeAsync("a");

        (await queue.CreateAsync()).Status.ShouldBe(204);
        (await queue.CreateIfNotExistsAsync()).ShouldBeNull();
        await ShouldFailAsync(queue.CreateAsync(Metadata("1")), 409, QueueErrorCode.QueueAlreadyExists);
        (await CountAsync(queue)).ShouldBe(1);
    }

    [ContractFact]
    public async Task Create_WithMetadata_KeepsIt()
    {
        var queue = await MakeAsync();
        await queue.DeleteAsync();

        (await queue.CreateAsync(Metadata("1"))).Status.ShouldBe(201);

        (await queue.GetPropertiesAsync()).Value.Metadata.ShouldBe(Metadata("1"));
        (await queue.CreateAsync(Metadata("1"))).Status.ShouldBe(204);
        await ShouldFailAsync(queue.CreateAsync(Metadata("2")), 409, QueueErrorCode.QueueAlreadyExists);
    }

    [ContractFact]
    public async Task Create_NameThatNoQueueMayHave_IsRefused()
    {
        await ShouldFailAsync(Queue("Drops").CreateAsync(), 400, QueueErrorCode.InvalidResourceName);
        await ShouldFailAsync(Queue("two--hyphens").CreateAsync(), 400, QueueErrorCode.InvalidResourceName);
    }

    [ContractFact]
    public async Task Queue_NotThere_IsNotFoundByAnyCall()
    {
        var queue = Queue("not-there");

        (await queue.ExistsAsync()).Value.ShouldBeFalse();
        (await queue.DeleteIfExistsAsync()).Value.ShouldBeFalse();
        await ShouldFailAsync(queue.SendMessageAsync("a"), 404, QueueErrorCode.QueueNotFound);
        await ShouldFailAsync(queue.ReceiveMessageAsync(), 404, QueueErrorCode.QueueNotFound);
        await ShouldFailAsync(queue.PeekMessageAsync(), 404, QueueErrorCode.QueueNotFound);
        await ShouldFailAsync(queue.ClearMessagesAsync(), 404, QueueErrorCode.QueueNotFound);
        await ShouldFailAsync(queue.DeleteMessageAsync("1", "1"), 404, QueueErrorCode.QueueNotFound);
    }

    [ContractFact]
    public async Task Delete_Queue_IsGoneWithItsMessages()
    {
        var queue = await MakeAsync("a");
        (await queue.ExistsAsync()).Value.ShouldBeTrue();

        await queue.DeleteAsync();

        (await queue.ExistsAsync()).Value.ShouldBeFalse();
        await queue.CreateAsync();
        (await CountAsync(queue)).ShouldBe(0);
    }

    [ContractFact]
    public async Task GetQueues_ByPrefix_AreNamedInOrder()
    {
        foreach (var name in new[] { "listed-b", "listed-a", "other" })
            await Queue(name).CreateIfNotExistsAsync();

        var names = new List<string>();
        await foreach (var queue in new QueueServiceClient(ConnectionString).GetQueuesAsync(prefix: "listed-"))
            names.Add(queue.Name);

        names.ShouldBe(["listed-a", "listed-b"]);
    }

    [ContractFact]
    public async Task Request_SignedWithAnotherKey_IsRefused()
    {
        var queue = await MakeAsync("a");
        var stranger = new QueueClient(queue.Uri, new StorageSharedKeyCredential(queue.AccountName, "AAAA"));

        await ShouldFailAsync(stranger.ReceiveMessageAsync(), 403, QueueErrorCode.AuthenticationFailed);
    }

    private protected static async Task<QueueMessage[]> ReceiveAsync(QueueClient queue, int most) =>
        (await queue.ReceiveMessagesAsync(most)).Value;

    private protected static string Text(QueueMessage message) => message.MessageText;

    private protected static async Task<int> CountAsync(QueueClient queue) =>
        (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;

    private protected static async Task ShouldFailAsync(Task call, int status, QueueErrorCode code)
    {
        var error = await Should.ThrowAsync<RequestFailedException>(call);
        (error.Status, error.ErrorCode).ShouldBe((status, code.ToString()));
    }

    /// <summary>A queue of its own for a test, with these messages.</summary>
    private protected async Task<QueueClient> MakeAsync(params string[] messages)
    {
        var queue = Queue($"test-{Interlocked.Increment(ref made)}");
        (await queue.CreateAsync()).Status.ShouldBe(201);
        foreach (var message in messages)
            await queue.SendMessageAsync(message);
        return queue;
    }

    private static Task ShouldBeOutOfRangeAsync(Task call) => ShouldFailAsync(call, 400, QueueErrorCode.OutOfRangeQueryParameterValue);

    private static Dictionary<string, string> Metadata(string value) => new(StringComparer.Ordinal) { ["made"] = value };

    private QueueClient Queue(string name) => new(ConnectionString, name, new QueueClientOptions { Retry = { MaxRetries = 0 } });
}
