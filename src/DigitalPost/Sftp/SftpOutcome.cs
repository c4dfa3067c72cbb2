namespace Postvogn.DigitalPost;

/// <summary>What became of one SFTP call. Each value says who said no, and so what a person or a retry has to do.</summary>
public enum SftpOutcome
{
    /// <summary>All of it is done.</summary>
    Done,

    /// <summary>The server shows another key than the configured one of the same type: it changed, or it is not the server. Nothing was
    /// sent.</summary>
    HostKeyWrong,

    /// <summary>The server shows a key of a type of which none is configured. Nothing was sent.</summary>
    HostKeyUnknown,

    /// <summary>The server does not accept our key for this user. Nothing was sent.</summary>
    KeyRefused,

    /// <summary>No session: name not found, refused, silent, or broken off before it was open. Nothing was sent.</summary>
    NotConnected,

    /// <summary>The call took longer than its limit. What was sent so far is kept and continued.</summary>
    TimedOut,

    /// <summary>The open session was cut, or gave no sign of life within the silence limit. What was sent so far is kept and
    /// continued.</summary>
    CutOff,

    /// <summary>The archive is whole on the server, and no answer came to its move: Digital Post may see it, or may not yet.</summary>
    Unconfirmed,

    /// <summary>There is no such file or folder on the server.</summary>
    NoSuchFile,

    /// <summary>The server refuses the folder or file to this user.</summary>
    Denied,

    /// <summary>The server takes no more of the file: its disk or quota is full, or the file is larger than it allows. SFTP tells these not
    /// apart.</summary>
    Full,

    /// <summary>The file on the server is not what it was when the call began. Nothing of it was taken; fetch it again.</summary>
    Changed,

    /// <summary>An archive of this transmission with another size is there already. It was not touched.</summary>
    Different,

    /// <summary>A file or folder on this machine cannot be read or written.</summary>
    LocalFault,

    /// <summary>The server said no in words that none of the others fits.</summary>
    Failed,
}
