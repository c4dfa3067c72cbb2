namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>A queue or subscription with its dead letters beside it.</summary>
internal static class Holder
{
    public const string DeadLetterSuffix = "/$DeadLetterQueue";

    public static MessageQueue Make(string path, HolderOptions options, TimeProvider clock) =>
        new(path, options, clock, new MessageQueue(path + DeadLetterSuffix, options, clock, deadLetters: null));

    public static IEnumerable<MessageQueue> DeadLettersOf(MessageQueue queue) => queue.DeadLetters is { } letters ? [letters] : [];
}
