using System.Security.Cryptography;

namespace Postvogn.Sandbox.Azurite;

/// <summary>A storage account of Azurite.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">Its key, base64.</param>
internal sealed record AzuriteAccount(string Name, string Key)
{
    private const int KeyBytes = 64;

    /// <summary>The account that every tool knows, with a new key: blobs belong to the name, so they outlive the key.</summary>
    public static AzuriteAccount New() => new("devstoreaccount1", Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));

    /// <summary>The account's blobs on a server; in Azurite the account is the first part of the path.</summary>
    public Uri BlobEndpoint(Uri server) => new(server, Name);

    /// <summary>What a client connects with.</summary>
    public string ConnectionString(Uri server) =>
        $"DefaultEndpointsProtocol={server.Scheme};AccountName={Name};AccountKey={Key};BlobEndpoint={BlobEndpoint(server)};";

    /// <summary>Tells the name, and never the key.</summary>
    public override string ToString() => Name;
}
