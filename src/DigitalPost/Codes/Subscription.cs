namespace Postvogn.DigitalPost;

/// <summary>What a sender system is told of (TI 4.5.7, 5.8). A system has one of each kind at most.</summary>
public abstract record Subscription : RegistryPart
{
    /// <summary>Of the last change.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Whose it is.</summary>
    public Guid? SenderSystemId { get; init; }

    /// <summary>Where each change is posted, https. Without it the subscription rests.</summary>
    public string? NotificationUrl { get; init; }
}
