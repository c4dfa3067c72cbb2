using Microsoft.Azure.Amqp;
using Postvogn.Sandbox.ServiceBus.Records;
using Postvogn.Sandbox.ServiceBus.Tokens;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>One client's connection: which tokens it has handed in, and which links live by them.</summary>
internal sealed class ClientConnection(AmqpConnection connection, BrokerParts broker)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (Permit Permit, ITimer Timer)> permits = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(AmqpLink Link, string Path)> links = [];
    private readonly ConcurrentDictionary<string, SendingAmqpLink> replies = new(StringComparer.Ordinal);

    public AmqpConnection Connection => connection;

    public string Number { get; } = connection.Identifier.ToString();

    /// <summary>Broken at once, with nothing said.</summary>
    public void Drop() => connection.Abort();

    /// <summary>The newer one holds, for links that are open too.</summary>
    public void Allow(string path, Permit permit)
    {
        lock (gate)
        {
            if (permits.Remove(path, out var before))
                before.Timer.Dispose();
            var timer = broker.Clock.CreateTimer(_ => Expire(path), state: null, UntilEnd(permit), Timeout.InfiniteTimeSpan);
            permits[path] = (permit, timer);
        }
    }

    /// <summary>Of this path, or of what it is in.</summary>
    public Permit? PermitFor(string path)
    {
        lock (gate)
        {
            for (var at = path; ; at = at[..Math.Max(0, at.LastIndexOf('/'))])
            {
                if (permits.TryGetValue(at, out var found) && found.Permit.ExpiresAt > broker.Clock.GetUtcNow())
                    return found.Permit;
                if (at.Length == 0)
                    return null;
            }
        }
    }

    /// <summary>The link ends with its token.</summary>
    public void Track(AmqpLink link, string path)
    {
        lock (gate)
            links.Add((link, path));
        link.SafeAddClosed((_, _) =>
        {
            lock (gate)
                links.RemoveAll(one => one.Link == link);
            broker.Record.Add(BrokerEventKind.LinkClosed, path);
        });
    }

    public void ReplyBy(string name, SendingAmqpLink link)
    {
        replies[name] = link;
        link.SafeAddClosed((_, _) => replies.TryRemove(name, out var _));
    }

    /// <summary>Nobody there to answer is no fault of the broker's.</summary>
    public void Reply(AmqpMessage request, AmqpMessage answer)
    {
        if (request.Properties.ReplyTo is not { } replyTo || !replies.TryGetValue(replyTo.ToString() ?? "", out var link))
            return;
        answer.Properties.CorrelationId = request.Properties.MessageId;
        link.SendMessageNoWait(answer, new ArraySegment<byte>(SandboxIds.Next().ToByteArray()), AmqpConstants.NullBinary);
    }

    public void End()
    {
        lock (gate)
        {
            foreach (var (_, timer) in permits.Values)
                timer.Dispose();
            permits.Clear();
        }
    }

    private TimeSpan UntilEnd(Permit permit) => TimeSpan.FromTicks(
        Math.Clamp((permit.ExpiresAt - broker.Clock.GetUtcNow()).Ticks, 0, TimeSpan.FromDays(40).Ticks));

    private void Expire(string path)
    {
        List<(AmqpLink Link, string Path)> orphans;
        lock (gate)
        {
            // A timer may ring early.
            if (permits.TryGetValue(path, out var found) && found.Permit.ExpiresAt > broker.Clock.GetUtcNow())
                found.Timer.Change(UntilEnd(found.Permit), Timeout.InfiniteTimeSpan);
            orphans = [.. links.Where(one => PermitFor(one.Path) is null)];
        }

        foreach (var (link, at) in orphans)
        {
            broker.Record.Add(BrokerEventKind.LinkExpired, at);
            link.SafeClose(new AmqpException(AmqpErrorCode.UnauthorizedAccess, $"ExpiredToken: the token for {path} has expired."));
        }
    }
}
