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

    /// <summary>What a client connects with; in Azurite the account is the first part of the path.</summary>
    /// <param name="blobs">Where the blob service listens.</param>
    /// <param name="queues">Where the queue service listens.</param>
    public string ConnectionString(Uri blobs, Uri queues) => $"DefaultEndpointsProtocol=http;AccountName={Name};AccountKey={Key};"
        + $"BlobEndpoint={new Uri(blobs, Name)};QueueEndpoint={new Uri(queues, Name)};";

    /// <summary>Tells the name, and never the key.</summary>
    public override string ToString() => Name;
}
