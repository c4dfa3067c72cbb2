using Microsoft.Azure.Amqp;
using Postvogn.Sandbox.ServiceBus.Records;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>A client asks: each request has one answer, on the link that it names.</summary>
internal sealed class RequestLink(
    ReceivingAmqpLink link,
    ClientConnection connection,
    BrokerRecord record,
    Func<AmqpMessage, Task<AmqpMessage?>> answer)
{
    public void Open() => link.RegisterMessageListener(request => _ = TakeAsync(request));

    private async Task TakeAsync(AmqpMessage request)
    {
        try
        {
            // Read before the library has its buffer back.
            request.Deserialize(SectionFlag.All);
            if (!request.Settled)
                link.AcceptMessage(request, settled: true, batchable: true);
            if (await answer(request) is { } given)
                connection.Reply(request, given);
        }
        catch (Exception fault)
        {
            record.Add(BrokerEventKind.Broken, link.Name, fault.ToString());
            link.SafeClose(new AmqpException(AmqpErrorCode.InternalError, $"The stand-in failed: {fault.Message}"));
        }
    }
}
