namespace Postvogn.DigitalPost;

/// <summary>What a sender system wants to be told of (TI 4.5.7, 5.8). A system has one of each kind at most.</summary>
public abstract record Subscription : Versioned
{
    /// <summary>Its id; null before it is created.</summary>
    public Guid? Id { get; init; }

    /// <summary>The transaction of the last change.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The system whose it is.</summary>
    public Guid? SenderSystemId { get; init; }

    /// <summary>Where Digital Post posts each change, an https URL. Without it the subscription rests.</summary>
    public string? NotificationUrl { get; init; }
}
