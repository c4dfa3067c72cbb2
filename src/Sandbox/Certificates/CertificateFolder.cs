using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.Certificates;

internal sealed class CertificateFolder
{
    private readonly string directory;

    public CertificateFolder(string directory)
    {
        this.directory = directory;
        PrivateFile.MakeFolder(directory);
    }

    public string PathOf(string fileName) => Path.Combine(this.directory, fileName);

    /// <summary>Null, and so made anew, when it is not there or cannot be read.</summary>
    public X509Certificate2? Load(string name)
    {
        var path = PathOf(FileNameOf(name) + ".pfx");
        try
        {
            return File.Exists(path) ? OpenPkcs12.Read(File.ReadAllBytes(path)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Save(string name, X509Certificate2 certificate) =>
        Write(FileNameOf(name) + ".pfx", OpenPkcs12.Write(certificate));

    public void SavePem(string name, X509Certificate2 certificate) =>
        Write(FileNameOf(name) + ".pem", Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n"));

    // Two processes may start in the same folder: each reader sees a whole file.
    private void Write(string fileName, byte[] content)
    {
        var temporary = PathOf(Path.GetRandomFileName());
        PrivateFile.Write(temporary, content);
        File.Move(temporary, PathOf(fileName), overwrite: true);
    }

    private static string FileNameOf(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_'));
}
