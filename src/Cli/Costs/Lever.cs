namespace Postvogn.Cli.Costs;

/// <summary>Something that can be turned, and what a month then costs more (or less, below 0) at each number of letters.</summary>
internal sealed record Lever(string Name, string Parameter, IReadOnlyList<decimal> Differences)
{
    private const string EachHour = "0 0 * * * *";
    private const string EachMinute = "0 * * * * *";

    /// <summary>Those that would change something of this bill.</summary>
    public static IReadOnlyList<Lever> Of(Bill bill, PriceList prices) =>
        [.. Turns(bill.Installation).Select(turn => Of(bill, prices, turn)).Where(lever => lever.Differences.Any(usd => usd != 0))];

    private static Lever Of(Bill bill, PriceList prices, Turn turn)
    {
        var turned = Bill.Of(bill.Profile, turn.Turned, prices, bill.Letters, bill.Received);
        return new(turn.Name, turn.Parameter, [.. turned.Totals.Zip(bill.Totals, (after, before) => after - before)]);
    }

    private static IEnumerable<Turn> Turns(Installation now) =>
    [
        new("no always-ready instance: the first push after a pause waits for a start", "scale.alwaysReadyHttp = 0",
            now with { AlwaysReady = 0 }),
        new("one always-ready instance", "scale.alwaysReadyHttp = 1", now with { AlwaysReady = 1 }),
        new("instances of 512 MB: one large push at a time", "scale.memoryMB = 512", now with { MemoryMB = 512 }),
        new("instances of 4,096 MB", "scale.memoryMB = 4096", now with { MemoryMB = 4096 }),
        new("receipts and letters fetched each hour: for systems that are pushed to", "tuning.pullReceiptsSchedule, pullMemosSchedule",
            now with { Timers = Fetching(now.Timers, EachHour) }),
        new("receipts and letters fetched each minute: for systems that are not", "tuning.pullReceiptsSchedule, pullMemosSchedule",
            now with { Timers = Fetching(now.Timers, EachMinute) }),
        new("no network: for trials, Digital Post cannot let you in by address", "vnetEnabled = false",
            now with { NatGateways = 0, PublicAddresses = 0, PrivateEndpoints = 0, DnsZones = 0 }),
        new("no record of who read a letter", "logs.letterAccess = false", now with { LetterAccess = false }),
        new("logs for 90 days", "logs.days = 90", now with { LogDays = 90 }),
        new("logs for a year", "logs.days = 365", now with { LogDays = 365 }),
        new("Service Bus Standard", "serviceBus = 'standard'", now with { ServiceBus = "standard" }),
        new("Service Bus Premium", "serviceBus = 'premium'", now with { ServiceBus = "premium" }),
    ];

    private static Dictionary<string, string> Fetching(IReadOnlyDictionary<string, string> timers, string schedule) => timers.ToDictionary(
        timer => timer.Key,
        timer => timer.Key is "PullReceiptsSchedule" or "PullMemosSchedule" ? schedule : timer.Value,
        StringComparer.Ordinal);

    private sealed record Turn(string Name, string Parameter, Installation Turned);
}
