namespace Postvogn.Functions.Sending;

/// <summary>Reads the letters of one kind of drop.</summary>
internal interface IDropReader
{
    /// <summary>The letters of the drop, in their order, each read before the next is asked for.</summary>
    /// <param name="drop">The drop.</param>
    /// <param name="newMessageUuid">The messageUUID for a letter that brings none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DropException">The drop breaks a rule that is not one of a MeMo.</exception>
    IAsyncEnumerable<DropLetter> ReadAsync(OpenDrop drop, Guid newMessageUuid, CancellationToken cancellationToken);
}
