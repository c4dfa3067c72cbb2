using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>What every evaluated deployment must keep to, by name. Each rule gives its faults as text.</summary>
public static class Rules
{
    public static IReadOnlyDictionary<string, Func<Snapshot, IEnumerable<string>>> All { get; } =
        new Dictionary<string, Func<Snapshot, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["roles"] = Roles.Faults,
            ["roles of systems"] = Roles.OfSystems,
            ["settings"] = AppSettings.Faults,
            ["queues and containers"] = QueuesAndContainers.Faults,
            ["event routes"] = EventRoutes.Faults,
            ["inbound"] = Inbound.Faults,
            ["public endpoints"] = PublicEndpoints.Faults,
            ["local authentication"] = LocalAuthentication.Faults,
            ["subnets"] = Network.Subnets,
            ["private endpoints"] = Network.Faults,
            ["network rules"] = Network.Open,
            ["bus"] = Bus.Faults,
            ["recovery"] = Guards.Unrecoverable,
            ["records"] = Guards.Unrecorded,
            ["who is told"] = Guards.Untold,
            ["locks"] = Guards.Unlocked,
            ["regions"] = Names.Elsewhere,
            ["names"] = Names.Unknown,
            ["tags"] = Names.Untagged,
            ["alerts"] = Alerts.DeployedAlerts.Faults,
        };
}
