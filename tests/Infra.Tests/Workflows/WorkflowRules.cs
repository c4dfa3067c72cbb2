using System.Globalization;
using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.App;
using YamlDotNet.RepresentationModel;

namespace Postvogn.Infra.Tests.Workflows;

/// <summary>What every workflow must keep to. Each rule gives its faults as text; none means that the workflow keeps to it.</summary>
public static partial class WorkflowRules
{
    /// <summary>An action is named by a commit, with its version as a comment; a workflow of our own by its path.</summary>
    public static IEnumerable<string> Pinned(Workflow workflow) => workflow.Source.Split('\n')
        .Where(line => UsesLine().IsMatch(line) && !PinnedLine().IsMatch(line) && !OwnWorkflowLine().IsMatch(line))
        .Select(line => $"not pinned to a commit with its version as a comment: {line.Trim()}");

    /// <summary>Only these actions are used, none older than its first major version that runs on Node 24 (docs/adr/0037).</summary>
    public static IEnumerable<string> Actions(Workflow workflow) => UsedAction().Matches(workflow.Source)
        .Where(use => !Node24.TryGetValue(use.Groups["name"].Value, out var first)
            || int.Parse(use.Groups["major"].Value, CultureInfo.InvariantCulture) < first)
        .Select(use => $"{use.Groups["name"].Value} v{use.Groups["major"].Value} "
            + "is not among the actions that are used, or runs on an old Node");

    /// <summary>The workflow gives nothing, each job says what it needs, and none takes everything.</summary>
    public static IEnumerable<string> Permissions(Workflow workflow)
    {
        if (workflow.Permissions is not YamlMappingNode { Children.Count: 0 })
            yield return "the workflow's own permissions are not {}";
        foreach (var (name, job) in workflow.Jobs)
            if (job.At("permissions") is not YamlMappingNode)
                yield return $"job {name} does not list its permissions";
    }

    /// <summary>Every job ends by itself. A call of another workflow cannot say it; the jobs that it calls do.</summary>
    public static IEnumerable<string> Timeouts(Workflow workflow) => workflow.Jobs
        .Where(job => job.Job.At("uses") is null && !int.TryParse(job.Job.At("timeout-minutes").Text(), out _))
        .Select(job => $"job {job.Name} has no timeout-minutes");

    /// <summary>`pull_request_target` and `workflow_run` would run with our rights on what a stranger wrote.</summary>
    public static IEnumerable<string> Events(Workflow workflow) => workflow.Events
        .Where(name => name is "pull_request_target" or "workflow_run" or "issue_comment")
        .Select(name => $"started by {name}");

    /// <summary>An expression within a script is pasted into it before it runs: a title of a pull request could be a command.</summary>
    public static IEnumerable<string> Scripts(Workflow workflow) => workflow.Steps
        .Where(step => step.Step.At("run").Text()?.Contains("${{", StringComparison.Ordinal) == true)
        .Select(step => $"job {step.Job} has an expression within a script");

    /// <summary>Scripts that a workflow runs are there.</summary>
    public static IEnumerable<string> ScriptsExist(Workflow workflow) => workflow.Steps
        .SelectMany(step => ScriptPath().Matches(step.Step.At("run").Text() ?? "").Select(match => match.Groups[1].Value))
        .Where(path => !File.Exists(Checkout.PathOf(path)))
        .Select(path => $"{path} does not exist");

    /// <summary>A job of a pull request that can sign in does not run for a fork, and cannot write to the repository.</summary>
    public static IEnumerable<string> SignIn(Workflow workflow)
    {
        foreach (var (name, job) in workflow.Jobs.Where(job => job.Job.At("permissions").At("id-token") is not null))
        {
            if (workflow.Events.Contains("pull_request") && job.At("if").Text()?.Contains(NoFork, StringComparison.Ordinal) != true)
                yield return $"job {name} can sign in for a fork";
            if (job.At("permissions").Entries().Any(
                entry => entry.Key is not ("id-token" or "attestations") && entry.Value.Text() == "write"))
                yield return $"job {name} can sign in and write to the repository";
        }
    }

    private static readonly Dictionary<string, int> Node24 = new(StringComparer.Ordinal)
    {
        ["actions/checkout"] = 5,
        ["actions/setup-dotnet"] = 5,
        ["actions/setup-node"] = 5,
        ["actions/upload-artifact"] = 6,
        ["actions/download-artifact"] = 7,
        ["actions/attest"] = 4,
        ["azure/login"] = 3,
    };

    private const string NoFork = "github.event.pull_request.head.repo.full_name == github.repository";

    [GeneratedRegex(@"^\s*(- )?uses:")]
    private static partial Regex UsesLine();

    [GeneratedRegex(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex PinnedLine();

    [GeneratedRegex(@"uses: (?<name>[\w.-]+/[\w./-]+)@\S+ # v(?<major>\d+)")]
    private static partial Regex UsedAction();

    [GeneratedRegex(@"uses: \./\.github/workflows/[\w-]+\.yml$")]
    private static partial Regex OwnWorkflowLine();

    [GeneratedRegex(@"(?:^|\s)bash ([\w./-]+)")]
    private static partial Regex ScriptPath();
}
