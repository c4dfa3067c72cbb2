namespace Postvogn.Sandbox.Azurite;

internal sealed record AzuriteAccount(string Name, string Key)
{
    private const int KeyBytes = 64;

    /// <summary>With a new key: blobs belong to the name, so they outlive it.</summary>
    public static AzuriteAccount New() => new("devstoreaccount1", Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));

    /// <summary>In Azurite the account is the first part of the path.</summary>
    public string ConnectionString(Uri blobs, Uri queues) => $"DefaultEndpointsProtocol=http;AccountName={Name};AccountKey={Key};"
        + $"BlobEndpoint={new Uri(blobs, Name)};QueueEndpoint={new Uri(queues, Name)};";

    // Never the key.
    public override string ToString() => Name;
}
