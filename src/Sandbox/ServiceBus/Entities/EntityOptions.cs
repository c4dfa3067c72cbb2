namespace Postvogn.Sandbox.ServiceBus.Entities;

/// <summary>What holds messages: a queue, or a subscription of a topic.</summary>
internal abstract record HolderOptions(string Name)
{
    /// <summary>The default value is one minute.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The default value is 10.</summary>
    public int MaxDeliveryCount { get; init; } = 10;

    /// <summary>Null, the default, keeps a message until it is settled; a shorter one of the message itself holds.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>The default value is false: what expires is gone.</summary>
    public bool DeadLetterOnExpiration { get; init; }
}

internal sealed record QueueOptions(string Name) : HolderOptions(Name)
{
    /// <summary>For how long a MessageId is remembered. Null, the default, lets doubles pass.</summary>
    public TimeSpan? DuplicateDetection { get; init; }
}

internal sealed record TopicOptions(string Name, params IReadOnlyList<SubscriptionOptions> Subscriptions)
{
    /// <inheritdoc cref="QueueOptions.DuplicateDetection" />
    public TimeSpan? DuplicateDetection { get; init; }
}

internal sealed record SubscriptionOptions(string Name) : HolderOptions(Name)
{
    /// <summary>One that matches is enough. The default value is one that takes everything.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [Rule.TakesAll];
}
