using Postvogn.Drops.Packages;

namespace Postvogn.Functions.Settings;

/// <summary>A line-of-business system that drops letters.</summary>
internal sealed record SourceSettings
{
    // The name of the system that sends what it drops.
    public required string System { get; init; }

    // What its packages leave out; null: nothing.
    public PackageTemplate? Template { get; init; }
}
