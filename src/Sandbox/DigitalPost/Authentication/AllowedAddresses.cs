namespace Postvogn.Sandbox.DigitalPost;

internal static class AllowedAddresses
{
    /// <summary>An empty list allows all; an entry that cannot be read allows none.</summary>
    public static bool Contain(IReadOnlyList<string> list, IPAddress? address)
    {
        if (list.Count == 0)
            return true;
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is not null && list.Any(entry => Covers(entry, plain));
    }

    private static bool Covers(string entry, IPAddress address) =>
        entry.Contains('/')
            ? IPNetwork.TryParse(entry, out var range) && range.Contains(address)
            : IPAddress.TryParse(entry, out var single) && single.Equals(address);
}
