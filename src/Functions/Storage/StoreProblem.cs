namespace Postvogn.Functions.Storage;

/// <summary>Why the store did not do what it was asked.</summary>
internal enum StoreProblem
{
    /// <summary>It has no room left.</summary>
    Full,

    /// <summary>The app's identity has no role on the container.</summary>
    NoRole,

    /// <summary>The account's network rules do not let the app in.</summary>
    NotLetIn,

    /// <summary>The account does not accept who the app says it is, or the app could not get a token.</summary>
    NotSignedIn,

    /// <summary>The container is not there. The app never makes one.</summary>
    NoContainer,

    /// <summary>No answer, or only answers that the service is busy, also when asked again.</summary>
    Unreachable,

    /// <summary>Another writer of the same blob came in between, or the blob changed while it was read.</summary>
    Overtaken,

    /// <summary>Anything else; the message has the service's own code.</summary>
    Refused,
}
