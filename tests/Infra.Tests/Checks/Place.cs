using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>Resource ids, in short: without what every one of them has in common.</summary>
public static class Place
{
    private static readonly string[] Accounts = ["host", "letters", "events"];

    /// <summary>A storage account by what it is for, its containers and queues below it; anything else by its type.</summary>
    public static string Of(Snapshot snapshot, string id)
    {
        var parts = id.Split("/providers/")[^1].Split('/');
        if (!id.Contains("/providers/", StringComparison.Ordinal))
            return id.Contains("/resourceGroups/", StringComparison.Ordinal) ? "the resource group" : id;
        return parts switch
        {
            ["Microsoft.Storage", "storageAccounts", var account] => Account(snapshot, account),
            ["Microsoft.Storage", "storageAccounts", var account, _, _, var kind, var name] =>
                $"{Account(snapshot, account)}/{kind}/{name}",
            [_, var type, _] => type,
            [_, .., var type, var name] => $"{type}/{name}",
            _ => id,
        };
    }

    /// <summary>What a storage account is for.</summary>
    public static string Account(Snapshot snapshot, string name) =>
        Accounts.FirstOrDefault(
            word => name.Replace(snapshot.Installation, "", StringComparison.Ordinal).Contains(word, StringComparison.Ordinal)) ?? name;
}
