namespace Postvogn.Sandbox.ServiceBus.Faults;

/// <summary>What goes wrong when a test has ordered it. The name says when.</summary>
internal enum BrokerFault
{
    /// <summary>The token is answered 401.</summary>
    RefuseToken,

    /// <summary>The token is never answered.</summary>
    IgnoreToken,

    /// <summary>The link is detached with <c>com.microsoft:server-busy</c>.</summary>
    RefuseLink,

    /// <summary>The connection breaks when a message comes, and the message is lost.</summary>
    DropBeforeStoring,

    /// <summary>The message is taken, and the connection breaks before its sender is told.</summary>
    DropAfterStoring,

    /// <summary>The message is refused with <c>com.microsoft:server-busy</c>.</summary>
    Throttle,

    /// <summary>The message is lost, and its sender never answered.</summary>
    IgnoreTransfer,

    /// <summary>The message is taken, and its sender never answered.</summary>
    StoreSilently,

    /// <summary>A receiver settles, the connection breaks, and the message is as before.</summary>
    DropBeforeSettling,

    /// <summary>The message is settled, and the connection breaks before its receiver is told.</summary>
    DropAfterSettling,
}
