using Postvogn.Sandbox.Processes;

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

    /// <summary>Of the app's process: what a killed one leaves in it goes at the next start.</summary>
    public string Temporary => Path.Combine(Root, "tmp");

    /// <summary>Until it is disposed: two sandboxes on one folder would take each other's letters.</summary>
    public FileStream Claim()
    {
        if (File.Exists(Root))
            throw new SandboxException($"{Root} is a file. Name a folder with --data.");
        Directory.CreateDirectory(Root);
        return FileLock.TryTake(Path.Combine(Root, "in-use"))
            ?? throw new SandboxException($"Another sandbox uses {Root}. End it, or name another folder with --data.");
    }

    public void Create()
    {
        if (Directory.Exists(Temporary))
            Directory.Delete(Temporary, recursive: true);
        foreach (var folder in new[] { DigitalPost, Samples, Temporary })
            Directory.CreateDirectory(folder);
        foreach (var folder in new[] { Certificates, Keys })
            PrivateFile.MakeFolder(folder);
    }
}
