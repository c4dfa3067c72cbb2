using System.Text;

namespace Postvogn.Sandbox.Processes;

/// <summary>A file with keys: on Unix nobody but its owner may read it, even where it was there before.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        using var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file.SafeFileHandle, Owner);
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}
