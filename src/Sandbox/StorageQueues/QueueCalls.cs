using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Postvogn.Sandbox.StorageQueues;

/// <summary>Azure Storage, "Queue Storage REST API".</summary>
internal sealed partial class QueueCalls(TimeProvider clock)
{
    private const int LargestText = 65_536;
    private const int LongestSeconds = 7 * 24 * 60 * 60;
    private const int MostMessages = 32;
    private const int Never = -1;
    private const string MetadataPrefix = "x-ms-meta-";
    private readonly ConcurrentDictionary<string, StorageQueue> queues = new(StringComparer.Ordinal);

    public async Task<QueueAnswer> AnswerAsync(HttpRequest request)
    {
        var path = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var queue = path is [SharedKey.Account, var wanted, ..] ? queues.GetValueOrDefault(wanted) : null;
        return (request.Method, path, request.Query["comp"].ToString()) switch
        {
            ("GET", [SharedKey.Account], "list") => List(request.Query["prefix"].ToString()),
            ("PUT", [SharedKey.Account, var name], "") => Create(name, request.Headers),
            (_, [SharedKey.Account, _, ..], _) when queue is null => QueueFault.QueueNotFound,
            ("DELETE", [_, var name], "") => queues.TryRemove(name, out _) ? new QueueAnswer(204) : QueueFault.QueueNotFound,
            ("GET" or "HEAD", [_, _], "metadata") => Describe(queue!),
            (_, [_, _, "messages", .. var id], "") => await AnswerAsync(queue!, id, request),
            _ => QueueFault.NotImplemented,
        };
    }

    private static async Task<QueueAnswer> AnswerAsync(StorageQueue queue, string[] message, HttpRequest request) =>
        (request.Method, message) switch
        {
            ("POST", []) => Send(queue, request.Query, await ReadAsync(request)),
            ("GET", []) => Receive(queue, request.Query),
            ("DELETE", []) => Clear(queue),
            ("PUT", [var id]) => Update(queue, id, request.Query, await ReadAsync(request)),
            ("DELETE", [var id]) => queue.Delete(id, request.Query["popreceipt"].ToString()) is { } fault ? fault : new QueueAnswer(204),
            _ => QueueFault.NotImplemented,
        };

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture)]
    private static partial Regex QueueName { get; }

    private QueueAnswer List(string prefix)
    {
        var names = queues.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var listed = names.Select(name => new XElement("Queue", new XElement("Name", name)));
        return new(200, new XElement("EnumerationResults", new XElement("Queues", listed), new XElement("NextMarker")));
    }

    private QueueAnswer Create(string name, IHeaderDictionary headers)
    {
        if (!QueueName.IsMatch(name))
            return QueueFault.InvalidResourceName;
        var metadata = headers.Where(header => header.Key.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal);
        var made = new StorageQueue(metadata, clock);
        var there = queues.GetOrAdd(name, made);
        if (there == made)
            return new QueueAnswer(201);
        var same = there.Metadata.Count == metadata.Count && !there.Metadata.Except(metadata).Any();
        return same ? new QueueAnswer(204) : QueueFault.QueueAlreadyExists;
    }

    private static QueueAnswer Describe(StorageQueue queue) => new(200)
    {
        Headers = new Dictionary<string, string>(queue.Metadata, StringComparer.Ordinal)
        {
            ["x-ms-approximate-messages-count"] = $"{queue.Count}",
        },
    };

    private static QueueAnswer Send(StorageQueue queue, IQueryCollection query, (string? Text, QueueFault? Fault) body)
    {
        if (body.Fault is not null || body.Text is null)
            return body.Fault ?? QueueFault.InvalidXmlDocument;
        if (Number(query, "visibilitytimeout", 0, 0, LongestSeconds) is not { } hidden)
            return QueueFault.OutOfRangeQueryParameterValue;
        if (Number(query, "messagettl", LongestSeconds, Never, int.MaxValue) is not { } life || (life != Never && life <= hidden))
            return QueueFault.InvalidQueryParameterValue;
        var sent = queue.Send(body.Text, TimeSpan.FromSeconds(hidden), life == Never ? null : TimeSpan.FromSeconds(life));
        return QueueAnswer.Of(201, [sent.ToXml(receipt: true, text: false)]);
    }

    private static QueueAnswer Receive(StorageQueue queue, IQueryCollection query)
    {
        if (Number(query, "numofmessages", 1, 1, MostMessages) is not { } most)
            return QueueFault.OutOfRangeQueryParameterValue;
        if (query["peekonly"] == "true")
            return QueueAnswer.Of(200, queue.Peek(most).Select(message => message.ToXml(receipt: false, text: true)));
        if (Number(query, "visibilitytimeout", 30, 1, LongestSeconds) is not { } hidden)
            return QueueFault.OutOfRangeQueryParameterValue;
        var received = queue.Receive(most, TimeSpan.FromSeconds(hidden));
        return QueueAnswer.Of(200, received.Select(message => message.ToXml(receipt: true, text: true)));
    }

    private static QueueAnswer Update(StorageQueue queue, string id, IQueryCollection query, (string? Text, QueueFault? Fault) body)
    {
        if (body.Fault is { } unread)
            return unread;
        if (Number(query, "visibilitytimeout", null, 0, LongestSeconds) is not { } hidden)
            return QueueFault.OutOfRangeQueryParameterValue;
        var (message, fault) = queue.Update(id, query["popreceipt"].ToString(), TimeSpan.FromSeconds(hidden), body.Text);
        return message is null ? fault! : new QueueAnswer(204)
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["x-ms-popreceipt"] = message.PopReceipt,
                ["x-ms-time-next-visible"] = $"{message.VisibleAt:R}",
            },
        };
    }

    private static QueueAnswer Clear(StorageQueue queue)
    {
        queue.Clear();
        return new(204);
    }

    private static int? Number(IQueryCollection query, string name, int? unsaid, int least, int most)
    {
        if (!query.TryGetValue(name, out var said))
            return unsaid;
        return int.TryParse(said, out var number) && number >= least && number <= most ? number : null;
    }

    // The text of the body, which an update may leave out: it then keeps the one it has.
    private static async Task<(string? Text, QueueFault? Fault)> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength == 0)
            return (null, null);
        try
        {
            var body = await XDocument.LoadAsync(request.Body, LoadOptions.PreserveWhitespace, request.HttpContext.RequestAborted);
            var text = body.Root!.Element("MessageText")?.Value;
            if (text is null)
                return (null, QueueFault.InvalidXmlDocument);
            return Encoding.UTF8.GetByteCount(text) > LargestText ? (null, QueueFault.RequestBodyTooLarge) : (text, null);
        }
        catch (XmlException)
        {
            return (null, QueueFault.InvalidXmlDocument);
        }
    }
}
