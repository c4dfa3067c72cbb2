namespace Postvogn.Functions.Storage;

/// <summary>Passes hints on: the port to the queues that wake the functions. A hint that is lost costs time, never a letter, so none of it
/// fails.</summary>
internal interface IHints
{
    /// <summary>Lays a hint, a pointer and never content, in a queue of <see cref="Letters.HintQueues"/>, hidden for a while; one that
    /// cannot be laid is logged, and Sweep gives it again.</summary>
    Task SendAsync(string queue, string message, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>About how many messages lie in a queue; null when there is no such queue or it does not say.</summary>
    Task<int?> CountAsync(string queue, CancellationToken cancellationToken);
}

internal static class HintsNow
{
    /// <summary>Lays a hint in a queue that is seen at once.</summary>
    public static Task SendAsync(this IHints hints, string queue, string message, CancellationToken cancellationToken) =>
        hints.SendAsync(queue, message, TimeSpan.Zero, cancellationToken);
}
