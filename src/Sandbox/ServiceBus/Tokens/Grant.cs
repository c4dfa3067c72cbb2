namespace Postvogn.Sandbox.ServiceBus.Tokens;

/// <summary>A role of Azure, given to who calls: the object id (<c>oid</c>) of a token, or the name of a shared access key. Its scope
/// is the path of a queue, topic or subscription, with all below it; empty is the namespace.</summary>
internal sealed record Grant(string Principal, BusRights Rights, string Scope = "")
{
    public bool Covers(string principal, BusRights right, string path) =>
        Principal == principal && Rights.HasFlag(right) && (Scope.Length == 0 || IsAtOrBelow(path));

    private bool IsAtOrBelow(string path) => path.Equals(Scope, StringComparison.OrdinalIgnoreCase)
        || path.StartsWith(Scope + "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Azure Service Bus Data Sender, Data Receiver, Data Owner.</summary>
[Flags]
internal enum BusRights
{
    None = 0,
    Send = 1,
    Listen = 2,
    Owner = Send | Listen,
}
