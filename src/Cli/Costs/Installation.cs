namespace Postvogn.Cli.Costs;

/// <summary>What of an installation has a price: all of it is in the evaluated templates.</summary>
internal sealed record Installation
{
    private const decimal DaysOfAMonth = 30;

    /// <summary>What the storage of an installation can be: copies in one place, in three zones, in another region too, in both.</summary>
    public static readonly string[] Redundancies = ["LRS", "ZRS", "GRS", "GZRS"];

    /// <summary>Instances that always wait for HTTP.</summary>
    public required decimal AlwaysReady { get; init; }

    /// <summary>Instances that always wait for a queue.</summary>
    public decimal AlwaysReadyQueues { get; init; }

    public required decimal MemoryMB { get; init; }

    /// <summary>One of <see cref="Redundancies"/>.</summary>
    public required string Storage { get; init; }

    public required decimal NatGateways { get; init; }

    public required decimal PublicAddresses { get; init; }

    public required decimal PrivateEndpoints { get; init; }

    public required decimal DnsZones { get; init; }

    /// <summary>none, standard or premium.</summary>
    public required string ServiceBus { get; init; }

    public required decimal LogDays { get; init; }

    /// <summary>Whether each read and write of a letter is recorded.</summary>
    public required bool LetterAccess { get; init; }

    public required decimal SentDays { get; init; }

    public required decimal InboxDays { get; init; }

    public required decimal RecoveryDays { get; init; }

    /// <summary>How many rules there are of each frequency, such as PT5M; PT15M has the more seldom ones too, which cost the
    /// same.</summary>
    public required IReadOnlyDictionary<string, decimal> Alerts { get; init; }

    /// <summary>How many of them watch more than one series.</summary>
    public required decimal SplitAlerts { get; init; }

    /// <summary>The schedules of the timers by the names of their settings.</summary>
    public required IReadOnlyDictionary<string, string> Timers { get; init; }

    /// <summary>What the terms of quantities name.</summary>
    public IReadOnlyDictionary<string, decimal> Drivers() => new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["alwaysReady"] = AlwaysReady + AlwaysReadyQueues,
        ["geo"] = Storage is "GRS" or "GZRS" ? 1 : 0,
        ["httpReady"] = AlwaysReady > 0 ? 1 : 0,
        ["httpOnDemand"] = AlwaysReady > 0 ? 0 : 1,
        ["memoryGB"] = MemoryMB / 1024,
        ["natGateways"] = NatGateways,
        ["publicAddresses"] = PublicAddresses,
        ["privateEndpoints"] = PrivateEndpoints,
        ["network"] = PrivateEndpoints > 0 ? 1 : 0,
        ["dnsZones"] = DnsZones,
        ["serviceBusStandard"] = ServiceBus == "standard" ? 1 : 0,
        ["serviceBusPremium"] = ServiceBus == "premium" ? 1 : 0,
        ["letterAccess"] = LetterAccess ? 1 : 0,
        ["telemetryMonths"] = Math.Max(0, LogDays - 90) / DaysOfAMonth,
        ["accessMonths"] = Math.Max(0, LogDays - 31) / DaysOfAMonth,
        ["sentMonths"] = SentDays / DaysOfAMonth,
        ["inboxMonths"] = InboxDays / DaysOfAMonth,
        ["recoveryMonths"] = RecoveryDays / DaysOfAMonth,
        ["alerts1"] = Alerts.GetValueOrDefault("PT1M"),
        ["alerts5"] = Alerts.GetValueOrDefault("PT5M"),
        ["alerts10"] = Alerts.GetValueOrDefault("PT10M"),
        ["alerts15"] = Alerts.GetValueOrDefault("PT15M"),
        ["splitAlerts"] = SplitAlerts,
        ["timers"] = Timers.Count,
        ["timerRuns"] = Timers.Values.Sum(Schedule.RunsAMonth),
        ["sweeps"] = Timers.TryGetValue("SweepSchedule", out var sweep) ? Schedule.RunsAMonth(sweep) : 0,
    };
}
