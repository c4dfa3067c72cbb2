namespace Postvogn.Functions.Receiving;

/// <summary>The state of a received letter's delivery to the inbox.</summary>
internal enum DeliveryStatus
{
    /// <summary>Its files are being laid in the inbox.</summary>
    Delivering,

    /// <summary>It lies in the inbox whole, or was fetched from there already.</summary>
    Delivered,

    /// <summary>It is infected: it lies in quarantine and is never delivered.</summary>
    Quarantined,
}
