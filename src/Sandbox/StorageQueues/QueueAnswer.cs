using System.Net.Mime;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Postvogn.Sandbox.StorageQueues;

/// <summary>Clients go by the service's own codes (<c>x-ms-error-code</c>).</summary>
internal sealed record QueueFault(int Status, string Code, string Message)
{
    public static readonly QueueFault AuthenticationFailed = Of(403, "The request is not signed with the account's key.");
    public static readonly QueueFault InvalidQueryParameterValue = Of(400, "A query parameter is invalid.");
    public static readonly QueueFault InvalidResourceName = Of(400, "A queue's name is 3 to 63 of a-z, 0-9 and single hyphens.");
    public static readonly QueueFault InvalidXmlDocument = Of(400, "The body is no QueueMessage with a MessageText.");
    public static readonly QueueFault MessageNotFound = Of(404, "The message does not exist.");
    public static readonly QueueFault NotImplemented = Of(501, "The sandbox's queues do not serve this call.");
    public static readonly QueueFault OutOfRangeQueryParameterValue = Of(400, "A query parameter is out of range.");
    public static readonly QueueFault PopReceiptMismatch = Of(400, "The message has a newer pop receipt.");
    public static readonly QueueFault QueueAlreadyExists = Of(409, "The queue exists, with other metadata.");
    public static readonly QueueFault QueueNotFound = Of(404, "The queue does not exist.");
    public static readonly QueueFault RequestBodyTooLarge = Of(413, "A message's text is at most 65,536 bytes.");

    private static QueueFault Of(int status, string message, [CallerMemberName] string code = "") => new(status, code, message);
}

internal sealed record QueueAnswer(int Status, XElement? Body = null)
{
    private const string Declaration = """<?xml version="1.0" encoding="utf-8"?>""";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static implicit operator QueueAnswer(QueueFault fault) => new(
        fault.Status, new XElement("Error", new XElement("Code", fault.Code), new XElement("Message", fault.Message)))
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["x-ms-error-code"] = fault.Code },
    };

    public static QueueAnswer Of(int status, IEnumerable<XElement> messages) => new(status, new XElement("QueueMessagesList", messages));

    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        if (Body is null || HttpMethods.IsHead(response.HttpContext.Request.Method))
            return;
        response.ContentType = MediaTypeNames.Application.Xml;
        await response.WriteAsync(Declaration + Body.ToString(SaveOptions.DisableFormatting), Encoding.UTF8, cancellationToken);
    }
}
