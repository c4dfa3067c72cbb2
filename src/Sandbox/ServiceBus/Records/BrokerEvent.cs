namespace Postvogn.Sandbox.ServiceBus.Records;

/// <summary>The subject is the path of the entity, as the client wrote it; of a token, the path it is for; of a connection, its number. The
/// detail is why, or how it ended. The time is the broker's.</summary>
internal sealed record BrokerEvent(DateTimeOffset At, BrokerEventKind Kind, string Subject, string? Detail = null);

internal enum BrokerEventKind
{
    ConnectionOpened,
    ConnectionClosed,
    TokenTaken,
    TokenRefused,
    LinkOpened,
    LinkRefused,
    LinkClosed,

    /// <summary>The token of an open link ran out, and the link was detached.</summary>
    LinkExpired,

    /// <summary>Before anything is done with it.</summary>
    TransferReceived,
    TransferStored,
    TransferRefused,
    Delivered,
    Settled,
    LockLost,
    FaultPlayed,

    /// <summary>The broker itself failed, or was asked what it cannot read. The detail is the exception.</summary>
    Broken,
}
