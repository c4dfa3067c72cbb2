using System.Text.Json.Nodes;

namespace Postvogn.Infra.Tests.Bicep;

/// <summary>Our templates, compiled and evaluated once for all tests; a test that changes a snapshot parses one of its own.</summary>
public sealed class Infrastructure : IAsyncLifetime
{
    private readonly Dictionary<string, Evaluation> evaluated = new(StringComparer.Ordinal);

    /// <summary>The template with all of its modules, as ARM takes it.</summary>
    public JsonObject Arm { get; private set; } = [];

    /// <summary>All that the compiler said of any file, once.</summary>
    public IReadOnlyList<string> Findings { get; private set; } = [];

    public Evaluation Of(string file) => evaluated[file];

    public async Task InitializeAsync()
    {
        if (BicepCompiler.Missing is not null) return;
        using var folder = new TemplateFolder();
        var evaluations = TemplateFolder.ParameterFiles.Select(folder.EvaluateAsync).ToList();
        var (arm, said) = await folder.BuildAsync("main.bicep");
        foreach (var evaluation in await Task.WhenAll(evaluations)) evaluated[evaluation.File] = evaluation;
        Arm = arm ?? throw new InvalidOperationException(said);
        Findings = [.. evaluated.Values.Select(evaluation => evaluation.Said).Append(said).SelectMany(text => text.Split('\n'))
            .Where(BicepCompiler.IsFinding).Distinct(StringComparer.Ordinal)];
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
