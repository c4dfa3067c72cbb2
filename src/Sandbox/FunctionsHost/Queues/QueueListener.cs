using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.FunctionsHost.Queues;

/// <summary>By the rules of the extension that the real host loads: a batch at a time and more when few are left, leases renewed at half
/// time, poison after too many failures.</summary>
internal sealed partial class QueueListener(
    FunctionDefinition function, QueueSettings settings, TimeSpan lease, Invoker invoker, HostContext context)
{
    private readonly ILogger logger = context.LoggerFactory.CreateLogger("Host.Function.Queues");
    private readonly QueueTrigger trigger = (QueueTrigger)function.Trigger;
    private readonly QueueClient queue = HintQueues.Client((QueueTrigger)function.Trigger);

    /// <summary>When the host ends, what runs is left as it is, its lease to run out.</summary>
    public async Task RunAsync(CancellationToken hostEnds, CancellationToken stopping)
    {
        var running = new List<Task>();
        var backoff = new PollingBackoff(settings.MaxPollingInterval);
        try
        {
            while (true)
            {
                running.RemoveAll(task => task.IsCompleted);
                if (running.Count > settings.NewBatchThreshold)
                {
                    await Task.WhenAny(running).WaitAsync(stopping);
                    continue;
                }

                var batch = await ReceiveAsync(stopping);
                running.AddRange(batch.Select(message => WorkAsync(message, hostEnds)));
                await Task.Delay(backoff.After(batch.Length), context.Clock, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await queue.ReceiveMessagesAsync(settings.BatchSize, lease, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            // The extension makes poison queues, and waits for the others to be made.
            return [];
        }
        catch (Exception exception) when (IsTransient(exception))
        {
            LogUnreachable(logger, trigger.Queue, exception.Message);
            return [];
        }
    }

    private async Task WorkAsync(QueueMessage message, CancellationToken hostEnds)
    {
        try
        {
            await HandleAsync(message, hostEnds);
        }
        catch (OperationCanceledException) when (hostEnds.IsCancellationRequested)
        {
            // As above.
        }
        catch (Exception exception) when (IsTransient(exception))
        {
            LogUnreachable(logger, trigger.Queue, exception.Message);
        }
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken hostEnds)
    {
        // 1. What nobody can read, or what has died under its function too often, reaches no function.
        if (message.DequeueCount > settings.MaxDequeueCount || QueueMessageCall.For(function, message, settings.IsBase64) is not { } call)
        {
            await PoisonAsync(message, message.PopReceipt, hostEnds);
            return;
        }

        // 2. The function runs, and its message stays hidden meanwhile.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(hostEnds);
        var renewing = RenewAsync(message, ended.Token);
        var invocation = await invoker.InvokeAsync(call, hostEnds);
        await ended.CancelAsync();
        var receipt = await renewing;
        hostEnds.ThrowIfCancellationRequested();

        // 3. Done, tried again later, or given up.
        var id = message.MessageId;
        if (invocation.Outcome == InvocationOutcome.Succeeded)
            await IfStillHeldAsync(queue.DeleteMessageAsync(id, receipt, hostEnds));
        else if (message.DequeueCount >= settings.MaxDequeueCount)
            await PoisonAsync(message, receipt, hostEnds);
        else
            await IfStillHeldAsync(queue.UpdateMessageAsync(id, receipt, (string?)null, settings.VisibilityTimeout, hostEnds));
    }

    // Gives the receipt that is good when the function has ended.
    private async Task<string> RenewAsync(QueueMessage message, CancellationToken ended)
    {
        var receipt = message.PopReceipt;
        try
        {
            while (true)
            {
                await Task.Delay(lease / 2, context.Clock, ended);
                var renewed = await queue.UpdateMessageAsync(message.MessageId, receipt, (string?)null, lease, CancellationToken.None);
                receipt = renewed.Value.PopReceipt;
            }
        }
        catch (OperationCanceledException)
        {
            // The function has ended.
        }
        catch (Exception exception) when (IsTransient(exception))
        {
            LogUnreachable(logger, trigger.Queue, exception.Message);
        }

        return receipt;
    }

    private async Task PoisonAsync(QueueMessage message, string receipt, CancellationToken cancellationToken)
    {
        var poison = HintQueues.Poison(trigger.Queue, trigger.Connection);
        await poison.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await poison.SendMessageAsync(message.Body?.ToString() ?? "", cancellationToken);
        await IfStillHeldAsync(queue.DeleteMessageAsync(message.MessageId, receipt, cancellationToken));
        LogPoison(logger, message.MessageId, trigger.Queue, message.DequeueCount);
    }

    // Whoever holds it now decides, as in the real host, which says nothing either.
    private static async Task IfStillHeldAsync(Task settling)
    {
        try
        {
            await settling;
        }
        catch (RequestFailedException exception)
            when (exception.ErrorCode == QueueErrorCode.MessageNotFound || exception.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
            // It comes again.
        }
    }

    // The client throws an aggregate of its own tries when nobody answers.
    private static bool IsTransient(Exception exception) => exception is RequestFailedException or AggregateException or IOException;

    [LoggerMessage(1, LogLevel.Warning, "The queue {Queue} could not be reached: {Error}")]
    private static partial void LogUnreachable(ILogger logger, string queue, string error);

    [LoggerMessage(2, LogLevel.Warning, "Message {Id} of {Queue} went to its poison queue after {DequeueCount} deliveries.")]
    private static partial void LogPoison(ILogger logger, string id, string queue, long dequeueCount);
}
