using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Queues;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Storage;

/// <summary>Hints by Azure Storage queues, as the host's trigger reads them: base64.</summary>
internal sealed partial class QueueHints : IHints
{
    private readonly Dictionary<string, QueueClient> queues;
    private readonly ILogger<QueueHints> log;

    public QueueHints(HintSettings settings, AzureIdentity identity, ILogger<QueueHints> log)
    {
        var account = settings.ServiceUri is { } uri
            ? new QueueServiceClient(uri, identity.Credential, Options())
            : new QueueServiceClient(settings.ConnectionString, Options());
        var names = HintQueues.All.Concat(HintQueues.All.Select(HintQueues.PoisonOf));
        queues = names.ToDictionary(name => name, account.GetQueueClient, StringComparer.Ordinal);
        this.log = log;
    }

    public async Task SendAsync(string queue, string message, TimeSpan delay, CancellationToken cancellationToken)
    {
        try
        {
            await queues[queue].SendMessageAsync(message, visibilityTimeout: delay, cancellationToken: cancellationToken);
        }
        catch (Exception error) when (IsFaultOfQueue(error, cancellationToken))
        {
            NotSent(log, queue, CodeOf(error));
        }
    }

    public async Task<int?> CountAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            return (await queues[queue].GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        }
        catch (Exception error) when (IsFaultOfQueue(error, cancellationToken))
        {
            // A poison queue is made with its first message.
            if (error is not RequestFailedException { Status: StatusCodes.Status404NotFound }) NotCounted(log, queue, CodeOf(error));
            return null;
        }
    }

    // A push must be answered within ten seconds (TI 10.5.1), a hint that fails included.
    private static QueueClientOptions Options() => new()
    {
        MessageEncoding = QueueMessageEncoding.Base64,
        Retry =
        {
            MaxRetries = 2,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxDelay = TimeSpan.FromSeconds(1),
            NetworkTimeout = TimeSpan.FromSeconds(2),
            Mode = RetryMode.Exponential,
        },
    };

    private static bool IsFaultOfQueue(Exception error, CancellationToken cancellationToken) =>
        error is RequestFailedException or AuthenticationFailedException or AggregateException or IOException
        || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static string CodeOf(Exception error) => (error as RequestFailedException)?.ErrorCode ?? error.GetType().Name;

    [LoggerMessage(EventId = 903, Level = LogLevel.Warning,
        Message = "A hint could not be laid in the queue {Queue} ({Code}); nothing is lost, Sweep gives it again")]
    private static partial void NotSent(ILogger log, string queue, string code);

    [LoggerMessage(EventId = 904, Level = LogLevel.Warning, Message = "The queue {Queue} does not say how many messages it holds ({Code})")]
    private static partial void NotCounted(ILogger log, string queue, string code);
}
