namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>The numbers are those of the annotation <c>x-opt-message-state</c>.</summary>
internal enum MessageState
{
    Active = 0,
    Deferred = 1,
    Scheduled = 2,
}
