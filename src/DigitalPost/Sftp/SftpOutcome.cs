namespace Postvogn.DigitalPost;

/// <summary>Each value says who said no, and so what a person or a retry has to do.</summary>
public enum SftpOutcome
{
    /// <summary>All of it.</summary>
    Done,

    /// <summary>Another key than the configured one of the same type: it changed, or it is not the server. Nothing was sent.</summary>
    HostKeyWrong,

    /// <summary>A key of a type of which none is configured. Nothing was sent.</summary>
    HostKeyUnknown,

    /// <summary>The server does not accept our key for this user. Nothing was sent.</summary>
    KeyRefused,

    /// <summary>Name not found, refused, silent, or broken off before it was open. Nothing was sent.</summary>
    NotConnected,

    /// <summary>Over its limit. What was sent is kept and continued.</summary>
    TimedOut,

    /// <summary>The open session broke, or was silent too long. What was sent is kept and continued.</summary>
    CutOff,

    /// <summary>The archive is whole on the server, and no answer came to its move: Digital Post may see it, or not yet.</summary>
    Unconfirmed,

    /// <summary>No such file or folder on the server.</summary>
    NoSuchFile,

    /// <summary>The server refuses the folder or file to this user.</summary>
    Denied,

    /// <summary>Disk or quota is full, or the file larger than allowed. SFTP tells these not apart.</summary>
    Full,

    /// <summary>The file is not what it was when the call began. Nothing was taken; fetch it again.</summary>
    Changed,

    /// <summary>An archive of this transmission with another size is there. It was not touched.</summary>
    Different,

    /// <summary>A file or folder on this machine cannot be read or written.</summary>
    LocalFault,

    /// <summary>Words that none of the others fits.</summary>
    Failed,
}
