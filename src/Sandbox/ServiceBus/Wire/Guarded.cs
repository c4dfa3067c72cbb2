using Microsoft.Azure.Amqp;
using Postvogn.Sandbox.ServiceBus.Records;

namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>The library closes a link whose listener throws, with amqp:internal-error and not a word why: the record has it.</summary>
internal static class Guarded
{
    public static Action<T> Listener<T>(Action<T> listen, string path, BrokerRecord record) => heard =>
    {
        try
        {
            listen(heard);
        }
        catch (Exception fault)
        {
            record.Add(BrokerEventKind.Broken, path, fault.ToString());
            throw new AmqpException(AmqpErrorCode.InternalError, $"The stand-in failed: {fault.Message}");
        }
    };
}
