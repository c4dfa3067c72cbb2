namespace Postvogn.Sandbox.Staging;

internal sealed record StageFolders(string Root)
{
    public string Store => Path.Combine(Root, "store");

    public string Azurite => Path.Combine(Root, "azurite");

    public string DigitalPost => Path.Combine(Root, "digital-post");

    public string Certificates => Path.Combine(Root, "certificates");

    /// <summary>With its private key, as PFX.</summary>
    public string CertificateOf(string system) => Path.Combine(Certificates, $"{system}.pfx");

    public string Log => Path.Combine(Root, "sandbox.log");

    public string Timers => Path.Combine(Root, "timers.json");

    /// <summary>For a host that keeps keys in files.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Letters that the sandbox makes, before they are dropped.</summary>
    public string Samples => Path.Combine(Root, "samples");

    /// <summary>All but the store.</summary>
    public void Create()
    {
        foreach (var folder in new[] { DigitalPost, Certificates, Samples })
            Directory.CreateDirectory(folder);
    }
}
