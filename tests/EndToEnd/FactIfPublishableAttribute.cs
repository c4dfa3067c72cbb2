namespace Postvogn.EndToEnd;

/// <summary>
/// A test of the deployment package; skipped, with the reason, where none can be made (<see cref="PublishedApp.Missing"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfPublishableAttribute : FactAttribute
{
    public FactIfPublishableAttribute() => Skip = PublishedApp.Missing;
}
