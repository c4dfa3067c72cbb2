using Azure.Messaging.ServiceBus;
using Postvogn.Sandbox.ServiceBus.Entities;
using Postvogn.Sandbox.ServiceBus.Records;
using Postvogn.Sandbox.ServiceBus.Tokens;

namespace Postvogn.Sandbox.Tests.ServiceBus;

public sealed class TokenTests
{
    private const string Sender = "22222222-0000-4000-8000-000000000002";
    private const string Receiver = "33333333-0000-4000-8000-000000000003";

    public static TheoryData<string, string> BadTokens => new()
    {
        { "expired", "ExpiredToken" },
        { "other audience", "InvalidAudience" },
        { "other key", "InvalidSignature" },
        { "no token", "InvalidToken" },
    };

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task Send_WithABadToken_IsRefusedBeforeThereIsALink(string kind, string why)
    {
        await using var bed = new BrokerBed();
        using var other = new TestIssuer();
        var later = bed.Clock.GetUtcNow().AddHours(1);
        var token = kind switch
        {
            "expired" => bed.Issuer.Token(BrokerBed.Owner, bed.Clock.GetUtcNow()),
            "other audience" => bed.Issuer.Token(BrokerBed.Owner, later, "https://storage.azure.com/"),
            "other key" => other.Token(BrokerBed.Owner, later),
            _ => "nothing",
        };
        await using var sender = bed.Client(new TestCredential(() => token)).CreateSender("jobs");

        await Should.ThrowAsync<UnauthorizedAccessException>(sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound));

        bed.Broker.Record.Events.Single(one => one.Kind == BrokerEventKind.TokenRefused).Detail.ShouldStartWith(why);
        bed.Broker.Sent("jobs").ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_WithABadToken_IsTriedAsOftenAsTheClientRetries()
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client(new TestCredential(() => "nothing"), retries: 3).CreateSender("jobs");

        await MayNotAsync(sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound));

        bed.Broker.Record.Events.Count(one => one.Kind == BrokerEventKind.TokenRefused).ShouldBe(4);
    }

    [Fact]
    public async Task Send_AudienceWithoutItsSlash_IsTaken()
    {
        await using var bed = new BrokerBed();
        var token = bed.Issuer.Token(BrokerBed.Owner, bed.Clock.GetUtcNow().AddHours(1), "https://servicebus.azure.net");
        await using var sender = bed.Client(new TestCredential(() => token)).CreateSender("jobs");

        await sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound);

        bed.Broker.Sent("jobs").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Link_OfWhoMayNot_IsRefused()
    {
        await using var bed = new BrokerBed(options => options with
        {
            Grants = [new Grant(Sender, BusRights.Send, "events"), new Grant(Receiver, BusRights.Listen, "events/Subscriptions/all")],
        });
        var sending = bed.Client(bed.Credential(Sender));
        var receiving = bed.Client(bed.Credential(Receiver));

        await sending.CreateSender("events").SendMessageAsync(BrokerBed.Message("m1"), bed.Bound);
        await MayNotAsync(sending.CreateSender("jobs").SendMessageAsync(BrokerBed.Message("m1"), bed.Bound));
        await MayNotAsync(sending.CreateReceiver("events", "all").ReceiveMessageAsync(cancellationToken: bed.Bound));
        await MayNotAsync(sending.CreateReceiver("events", "all").PeekMessageAsync(cancellationToken: bed.Bound));
        await MayNotAsync(receiving.CreateSender("events").SendMessageAsync(BrokerBed.Message("m1"), bed.Bound));
        await MayNotAsync(receiving.CreateReceiver("jobs").ReceiveMessageAsync(cancellationToken: bed.Bound));
        var received = await receiving.CreateReceiver("events", "all").ReceiveMessageAsync(cancellationToken: bed.Bound);

        received.MessageId.ShouldBe("m1");
        bed.Broker.Sent("jobs").ShouldBeEmpty();
    }

    [Fact]
    public async Task Link_WhoseTokenRanOut_IsDetachedAndOpenedWithANewToken()
    {
        await using var bed = new BrokerBed();
        await using var sender = bed.Client(retries: 1).CreateSender("jobs");
        await sender.SendMessageAsync(BrokerBed.Message("m1"), bed.Bound);

        bed.Clock.Advance(TimeSpan.FromDays(1));
        await bed.Broker.Record.UntilAsync(BrokerEventKind.LinkClosed, 1, "jobs", bed.Bound);
        await sender.SendMessageAsync(BrokerBed.Message("m2"), bed.Bound);

        bed.Broker.Sent("jobs").Select(sent => sent.Message.MessageId).ShouldBe(["m1", "m2"]);
        bed.Broker.Record.Events.Count(one => one.Kind == BrokerEventKind.LinkExpired).ShouldBe(1);
    }

    [Fact]
    public async Task ConnectionString_OfAnEmulator_WorksWithoutTls()
    {
        await using var bed = new BrokerBed(
            options => options with
            {
                AllowsCleartext = true,
                SharedKeys = new Dictionary<string, string> { ["key"] = "c2VjcmV0" },
                Grants = [new Grant("key", BusRights.Owner)],
            },
            new FakeClock(TimeProvider.System.GetUtcNow()));
        var options = new ServiceBusClientOptions { RetryOptions = { MaxRetries = 0 } };
        await using var client = new ServiceBusClient(bed.Broker.EmulatorConnectionString("key", "c2VjcmV0"), options);
        await using var other = new ServiceBusClient(bed.Broker.EmulatorConnectionString("key", "b3RoZXI="), options);

        await client.CreateSender("jobs").SendMessageAsync(BrokerBed.Message("m1"), bed.Bound);
        (await client.CreateReceiver("jobs").ReceiveMessageAsync(cancellationToken: bed.Bound)).MessageId.ShouldBe("m1");

        await MayNotAsync(other.CreateSender("jobs").SendMessageAsync(BrokerBed.Message("m2"), bed.Bound));
    }

    [Fact]
    public async Task Cleartext_WhereItIsNotAllowed_IsLetInByNobody()
    {
        await using var bed = new BrokerBed(options => options with
        {
            SharedKeys = new Dictionary<string, string> { ["key"] = "c2VjcmV0" },
        });
        await using var client = new ServiceBusClient(
            bed.Broker.EmulatorConnectionString("key", "c2VjcmV0"),
            new ServiceBusClientOptions { RetryOptions = { MaxRetries = 0 } });

        await Should.ThrowAsync<ServiceBusException>(client.CreateSender("jobs").SendMessageAsync(BrokerBed.Message("m1"), bed.Bound));

        bed.Broker.Record.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Certificate_OfAnotherAuthority_IsRefusedByTheClient()
    {
        await using var bed = new BrokerBed();
        var options = bed.Broker.ClientOptions();
        options.CertificateValidationCallback = null;

        await Should.ThrowAsync<Exception>(
            bed.Client(options: options).CreateSender("jobs").SendMessageAsync(BrokerBed.Message("m1"), bed.Bound));

        bed.Broker.Sent("jobs").ShouldBeEmpty();
    }

    private static async Task MayNotAsync(Task task) => await Should.ThrowAsync<UnauthorizedAccessException>(task);
}
