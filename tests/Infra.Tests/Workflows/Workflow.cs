using YamlDotNet.RepresentationModel;

namespace Postvogn.Infra.Tests.Workflows;

/// <summary>A GitHub workflow: its text and its jobs.</summary>
public sealed class Workflow(string text)
{
    private readonly YamlMappingNode root = Yaml.Parse(text);

    public string Source { get; } = text;

    public IEnumerable<(string Name, YamlNode Job)> Jobs => root.At("jobs").Entries();

    /// <summary>Each step with the name of its job.</summary>
    public IEnumerable<(string Job, YamlNode Step)> Steps => Jobs.SelectMany(job => job.Job.At(
        "steps").Items().Select(step => (job.Name, step)));

    /// <summary>The events that start it; `on` is a name, a list or a mapping.</summary>
    public IEnumerable<string> Events => root.At("on") switch
    {
        YamlScalarNode one => [one.Value ?? ""],
        YamlSequenceNode list => list.Children.Select(item => item.Text() ?? ""),
        var mapping => mapping.Entries().Select(entry => entry.Key),
    };

    /// <summary>What the token of the workflow may do where a job says nothing of its own.</summary>
    public YamlNode? Permissions => root.At("permissions");
}
