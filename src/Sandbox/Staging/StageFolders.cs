namespace Postvogn.Sandbox.Staging;

/// <summary>The folders below the sandbox's data folder.</summary>
/// <param name="Root">The data folder.</param>
internal sealed record StageFolders(string Root)
{
    /// <summary>The function app's store, when it is a folder.</summary>
    public string Store => Path.Combine(Root, "store");

    /// <summary>Where Azurite keeps its blobs, when it is the store.</summary>
    public string Azurite => Path.Combine(Root, "azurite");

    /// <summary>What the stand-in for Digital Post keeps.</summary>
    public string DigitalPost => Path.Combine(Root, "digital-post");

    /// <summary>The sandbox's own certificate authority and certificates.</summary>
    public string Certificates => Path.Combine(Root, "certificates");

    /// <summary>The client certificate of a system, with its private key: a PFX file.</summary>
    public string CertificateOf(string system) => Path.Combine(Certificates, $"{system}.pfx");

    /// <summary>What the app and the host log.</summary>
    public string Log => Path.Combine(Root, "sandbox.log");

    /// <summary>When the app's timers ran.</summary>
    public string Timers => Path.Combine(Root, "timers.json");

    /// <summary>The keys that a host is given which keeps them in files.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Letters that the sandbox makes, before they are dropped.</summary>
    public string Samples => Path.Combine(Root, "samples");

    /// <summary>Makes them, the store aside.</summary>
    public void Create()
    {
        foreach (var folder in new[] { DigitalPost, Certificates, Samples })
            Directory.CreateDirectory(folder);
    }
}
