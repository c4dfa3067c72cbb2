namespace Postvogn.Sandbox.Staging;

internal sealed record StageFolders(string Root)
{
    public string Store => Path.Combine(Root, "store");

    public string Azurite => Path.Combine(Root, "azurite");

    public string DigitalPost => Path.Combine(Root, "digital-post");

    public string Certificates => Path.Combine(Root, "certificates");

    public string CertificateOf(string system) => Path.Combine(Certificates, $"{system}.pfx");

    public string Log => Path.Combine(Root, "sandbox.log");

    public string Timers => Path.Combine(Root, "timers.json");

    public string Keys => Path.Combine(Root, "keys");

    public string Samples => Path.Combine(Root, "samples");

    public void Create()
    {
        foreach (var folder in new[] { DigitalPost, Certificates, Samples })
            Directory.CreateDirectory(folder);
    }
}
