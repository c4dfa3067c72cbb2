using Postvogn.Infra.Tests.App;

namespace Postvogn.Infra.Tests.Bicep;

/// <summary>Our Bicep and the broken samples, parsed once for all tests.</summary>
public sealed class Templates : IAsyncLifetime
{
    private IReadOnlyList<Template> parsed = [];

    /// <summary>What we deploy.</summary>
    public Template Ours => parsed[0];

    /// <summary>A broken sample.</summary>
    public Template Sample(string name) => parsed.Single(template => Path.GetFileName(template.Folder) == name);

    public async Task InitializeAsync()
    {
        if (BicepParser.Missing is null)
            parsed = await BicepParser.ParseAsync(
                [Folders.Infrastructure, .. Directory.GetDirectories(Folders.Samples)], CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
