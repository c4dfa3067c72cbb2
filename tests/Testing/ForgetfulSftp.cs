namespace Postvogn.Testing;

/// <summary>A program in place of OpenSSH's <c>sftp</c>, which calls the real one. A batch that moves a file is carried out, and then the
/// client ends as after a lost line.</summary>
public static class ForgetfulSftp
{
    private const string Script =
        """
        #!/bin/sh
        batch=$(cat)
        printf '%s\n' "$batch" | sftp "$@"
        code=$?
        case "$batch" in rename*) exit 255 ;; esac
        exit "$code"

        """;

    /// <summary>Writes it into a folder.</summary>
    /// <returns>Its path.</returns>
    public static string WriteTo(string folder)
    {
        var path = Path.Combine(folder, "forgetful-sftp");
        File.WriteAllText(path, Script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
