using Azure.Core;
using Azure.Core.Pipeline;

namespace Postvogn.Functions.Storage;

/// <summary>The connection over which a blob is being read, to let it go when the reader stops in the middle.</summary>
/// <remarks>The client library hands out a stream whose closing closes nothing (mended in 12.23): each letter that is not read to its end
/// would hold a connection until the garbage collector finds it.</remarks>
internal sealed class DownloadConnection : IDisposable
{
    private const string Property = "Postvogn.Download";
    private readonly Dictionary<string, object?> mark;
    private Stream? content;

    public DownloadConnection() => mark = new(StringComparer.Ordinal) { [Property] = this };

    /// <summary>Requests made until the scope ends are of this download: the first one, and those that go on where it broke off.</summary>
    public IDisposable Begin() => HttpPipeline.CreateHttpMessagePropertiesScope(mark);

    /// <summary>Lets it go.</summary>
    public void Dispose() => content?.Dispose();

    /// <summary>Part of the client's pipeline: it notes each answer of a download.</summary>
    internal sealed class Note : HttpPipelineSynchronousPolicy
    {
        public override void OnReceivedResponse(HttpMessage message)
        {
            if (message.TryGetProperty(Property, out var download))
                ((DownloadConnection)download!).content = message.Response.ContentStream;
        }
    }
}
