using System.Text.Json;
using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Queues;
using Postvogn.Sandbox.FunctionsHost.Triggers;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.FunctionsHost.Triggers;

public sealed class MessageCallTests
{
    private static readonly DateTimeOffset Enqueued = new DateTimeOffset(2026, 11, 20, 20, 13, 49, TimeSpan.Zero).AddMilliseconds(690);
    private static readonly Guid LockToken = Guid.Parse("4e773554-f6b7-4ea2-b07d-4c5fd5aba741");

    [Fact]
    public void One_JsonBody_IsTheContractsExample()
    {
        var call = One("""{"id":5,"kind":"x"}""");

        call["Data"]!.ToJsonString(WireJson.Options).ShouldBe("""{"msg":"\"{\\\"id\\\":5,\\\"kind\\\":\\\"x\\\"}\""}""");
        var metadata = call["Metadata"]!.AsObject();
        Text(metadata, "DeliveryCount").ShouldBe("1");
        Text(metadata, "LockToken").ShouldBe("\"4e773554-f6b7-4ea2-b07d-4c5fd5aba741\"");
        Text(metadata, "ExpiresAtUtc").ShouldBe("2026-12-04T20:13:49");
        Text(metadata, "ExpiresAt").ShouldBe("2026-12-04T20:13:49+00:00");
        Text(metadata, "EnqueuedTimeUtc").ShouldBe("2026-11-20T20:13:49");
        Text(metadata, "EnqueuedTime").ShouldBe("2026-11-20T20:13:49+00:00");
        Text(metadata, "SequenceNumber").ShouldBe("77");
        Text(metadata, "id").ShouldBe("\"5\"");
        Text(metadata, "kind").ShouldBe("\"x\"");
    }

    [Fact]
    public void One_AnyBody_HasTheContractsKeysAndNoNulls() => One("plain")["Metadata"]!.AsObject().Select(entry => entry.Key).ShouldBe(
    [
        "MessageReceiver", "MessageSession", "MessageActions", "SessionActions", "ReceiveActions", "Client", "DeliveryCount", "LockToken",
        "ExpiresAtUtc", "ExpiresAt", "EnqueuedTimeUtc", "EnqueuedTime", "MessageId", "SequenceNumber", "ApplicationProperties",
        "UserProperties", "sys",
    ]);

    [Fact]
    public void One_BodyWithTheHostsOwnNames_OverwritesThem()
    {
        var metadata = One("""{"MessageId":"evil","list":[1],"none":null,"yes":true,"sub":{"a":1},"BlobTrigger":"x"}""")["Metadata"]!.AsObject();

        Text(metadata, "MessageId").ShouldBe("\"evil\"");
        Text(metadata, "yes").ShouldBe("\"True\"");
        metadata["sub"]!.ToJsonString().ShouldBe("""{"a":1}""");
        metadata.Select(entry => entry.Key).ShouldNotContain(key => key == "list" || key == "none" || key == "BlobTrigger");
    }

    [Fact]
    public void One_Binary_IsBase64AndMergesNothing()
    {
        var call = One("""{"id":5}""", BindingDataType.Binary);

        Text(call["Data"]!.AsObject(), "msg").ShouldBe("eyJpZCI6NX0=");
        call["Metadata"]!.AsObject().ContainsKey("id").ShouldBeFalse();
    }

    [Fact]
    public void Many_Strings_IsOneTextThatHoldsTheArray()
    {
        var call = Many(BindingDataType.String, """{"a":1}""", "plain");

        Text(call["Data"]!.AsObject(), "msg").ShouldBe("""["{\"a\":1}","plain"]""");
        var metadata = call["Metadata"]!.AsObject();
        Text(metadata, "DeliveryCountArray").ShouldBe("[1,2]");
        Text(metadata, "SequenceNumberArray").ShouldBe("[77,78]");
        Text(metadata, "SessionIdArray").ShouldBe("[null,null]");
        Text(metadata, "ApplicationPropertiesArray").ShouldBe("[{},{}]");
        Text(metadata, "EnqueuedTimeArray").ShouldContain("20:13:49.69");
        metadata.ContainsKey("a").ShouldBeFalse();
        metadata["sys"].ShouldBeOfType<JsonObject>();
    }

    [Fact]
    public void Many_Binary_IsBase64() =>
        Text(Many(BindingDataType.Binary, "{}", "x")["Data"]!.AsObject(), "msg").ShouldBe("""["e30=","eA=="]""");

    [Fact]
    public void Many_NoDataType_IsTheValuesThemselves() =>
        Text(Many(null, """{"a":1}""", "[1,2]")["Data"]!.AsObject(), "msg").ShouldBe("""[{"a":1},[1,2]]""");

    [Fact]
    public void Many_NoDataTypeAndABodyThatIsNotJson_FailsTheBatch() =>
        Should.Throw<JsonException>(() => Many(null, """{"a":1}""", "plain"));

    private static JsonObject One(string body, BindingDataType? dataType = null) =>
        MessageCall.One(Function(Cardinality.One, dataType), Received(77, body, 1), TestContext.With(new FakeClock())).ToEnvelope();

    private static JsonObject Many(BindingDataType? dataType, string first, string second) => MessageCall.Many(
        Function(Cardinality.Many, dataType), [Received(77, first, 1), Received(78, second, 2)], TestContext.With(new FakeClock())).ToEnvelope();

    private static FunctionDefinition Function(Cardinality cardinality, BindingDataType? dataType) =>
        new("ProcessMessage", new QueueTrigger("msg", "q", cardinality, dataType), [], null);

    private static ReceivedMessage Received(long number, string body, int deliveryCount) =>
        new(new QueueMessage(number, Guid.Empty, body, Enqueued), LockToken, deliveryCount);

    private static string Text(JsonObject fields, string name) => fields[name]!.GetValue<string>();
}
