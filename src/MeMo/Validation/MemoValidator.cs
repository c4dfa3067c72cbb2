namespace Postvogn.MeMo;

/// <summary>Says offline what Digital Post would say about a message, in its own codes (TI 13.4.3), all at once.</summary>
public static class MemoValidator
{
    /// <summary>Reads the whole message, files included, and judges every rule that needs no registry. Bad input is never an exception.</summary>
    /// <param name="input">The message; it stays open.</param>
    /// <param name="options">Clock, file name and limits.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static ValueTask<MemoReport> ValidateAsync(Stream input, MemoValidationOptions options, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
