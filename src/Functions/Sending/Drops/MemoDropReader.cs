using System.Runtime.CompilerServices;

namespace Postvogn.Functions.Sending;

/// <summary>A drop that is a MeMo: one letter, as it is.</summary>
internal sealed class MemoDropReader : IDropReader
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<DropLetter> ReadAsync(OpenDrop drop, Guid newMessageUuid, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new DropLetter(null, drop.Name.Urgent, drop.Content);
        await Task.CompletedTask;
    }
}
