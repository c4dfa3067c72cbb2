using Postvogn.Infra.Tests.App;

namespace Postvogn.Infra.Tests.Workflows;

public sealed class WorkflowTests
{
    private const string Sha = "11bd71901bbe5b1630ceea73d27597364c9af683";

    public static TheoryData<string> Files => new(Checkout.Files(".github/workflows", "*.yml"));

    private static readonly Func<Workflow, IEnumerable<string>>[] Rules =
    [
        WorkflowRules.Pinned, WorkflowRules.Actions, WorkflowRules.Permissions, WorkflowRules.Timeouts, WorkflowRules.Events,
        WorkflowRules.Scripts, WorkflowRules.ScriptsExist, WorkflowRules.SignIn,
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Workflow_OfThisRepository_KeepsToEveryRule(string file)
    {
        var workflow = new Workflow(Checkout.Read(file));

        workflow.Jobs.ShouldNotBeEmpty();
        Rules.SelectMany(rule => rule(workflow)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("actions/checkout@v4")]
    [InlineData("actions/checkout@main # v4.2.2")]
    [InlineData($"actions/checkout@{Sha}")]
    [InlineData($"actions/checkout@{Sha} # latest")]
    [InlineData("./../elsewhere.yml")]
    public void Pinned_NoCommitOrNoVersion_IsRefused(string uses) =>
        WorkflowRules.Pinned(OneStep($"uses: {uses}")).ShouldHaveSingleItem();

    [Theory]
    [InlineData($"actions/checkout@{Sha} # v4.2.2")]
    [InlineData("./.github/workflows/other.yml")]
    public void Pinned_CommitWithVersionOrOwnWorkflow_IsTaken(string uses) =>
        WorkflowRules.Pinned(OneStep($"uses: {uses}")).ShouldBeEmpty();

    [Theory]
    [InlineData($"actions/checkout@{Sha} # v4.2.2")]
    [InlineData($"somebody/else@{Sha} # v9.0.0")]
    public void Actions_OfAnOldNodeOrUnknown_AreRefused(string uses) =>
        WorkflowRules.Actions(OneStep($"uses: {uses}")).ShouldHaveSingleItem();

    [Fact]
    public void Main_IsTestedByOneWorkflow() =>
        Checkout.Files(".github/workflows", "*.yml").Select(file => new Workflow(Checkout.Read(file)))
            .Count(workflow => workflow.Events.Contains("push") && workflow.Source.Contains("build.yml", StringComparison.Ordinal))
            .ShouldBe(1);

    [Fact]
    public void Deploy_TakesThePackageThatWasTriedAndAttested()
    {
        var build = new Workflow(Checkout.Read(".github/workflows/build.yml"));
        var steps = build.Steps.Where(step => step.Job == "package").Select(step => step.Step.At("run").Text() ?? "").ToList();

        steps.ShouldContain("bash eng/package.sh");
        steps.ShouldContain(run => run.StartsWith("bash eng/try-package.sh --package artifacts/postvogn.zip", StringComparison.Ordinal));
        steps.ShouldContain("bash eng/sbom.sh");
        new Workflow(Checkout.Read(".github/workflows/deploy-environment.yml")).Steps.Select(step => step.Step.At("run").Text() ?? "")
            .ShouldContain(run => run.StartsWith("gh attestation verify postvogn.zip", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("permissions: write-all", "permissions: { contents: read }")]
    [InlineData("name: none", "permissions: { contents: read }")]
    [InlineData("permissions: {}", "name: none")]
    [InlineData("permissions: {}", "permissions: read-all")]
    public void Permissions_TooWideOrUnsaid_AreRefused(string ofWorkflow, string ofJob) =>
        WorkflowRules.Permissions(new($"{ofWorkflow}\njobs:\n  a:\n    {ofJob}\n    steps: []\n")).ShouldHaveSingleItem();

    [Fact]
    public void Timeouts_None_IsRefused() => WorkflowRules.Timeouts(OneStep("run: true")).ShouldHaveSingleItem();

    [Theory]
    [InlineData("on: pull_request_target")]
    [InlineData("on: [push, pull_request_target]")]
    [InlineData("on:\n  workflow_run:\n    workflows: [CI]")]
    public void Events_WithOurRightsForStrangers_AreRefused(string on) =>
        WorkflowRules.Events(new($"{on}\njobs: {{}}\n")).ShouldHaveSingleItem();

    [Theory]
    [InlineData("run: echo ${{ github.event.pull_request.title }}")]
    [InlineData("run: |\n          true\n          echo ${{ inputs.name }}")]
    public void Scripts_WithAnExpression_AreRefused(string step) => WorkflowRules.Scripts(OneStep(step)).ShouldHaveSingleItem();

    [Fact]
    public void ScriptsExist_Missing_IsRefused() =>
        WorkflowRules.ScriptsExist(OneStep("run: bash eng/nowhere.sh test")).ShouldBe(["eng/nowhere.sh does not exist"]);

    [Theory]
    [InlineData("pull_request", "{ id-token: write }", "true", "job a can sign in for a fork")]
    [InlineData("push", "{ id-token: write, pull-requests: write }", "true", "job a can sign in and write to the repository")]
    [InlineData(
        "push", "{ id-token: write, attestations: write, contents: write }", "true", "job a can sign in and write to the repository")]
    public void SignIn_ForAForkOrWithMoreRights_IsRefused(string on, string permissions, string condition, string fault) =>
        WorkflowRules.SignIn(new($"on: {on}\njobs:\n  a:\n    if: {condition}\n    permissions: {permissions}\n")).ShouldBe([fault]);

    private static Workflow OneStep(string step) => new($"on: push\njobs:\n  a:\n    steps:\n      - {step}\n");
}
