using Postvogn.Sandbox.Processes;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

/// <summary>A package's files go before its letter.json.</summary>
internal sealed class DropBox(ISandboxStore store)
{
    public async Task PutAsync(Drop drop, CancellationToken cancellationToken)
    {
        foreach (var file in drop.Files)
        {
            await using var content = OrdinaryFile.OpenRead(file.Path);
            await store.PutAsync("drop", $"{drop.Source}/{file.Name}", content, cancellationToken);
        }
    }
}
