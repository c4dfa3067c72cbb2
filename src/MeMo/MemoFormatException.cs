namespace Postvogn.MeMo;

/// <summary>A message that cannot be read, or cannot be written, as MeMo.</summary>
/// <param name="finding">What is wrong and where.</param>
/// <param name="innerException">The parser's own exception, if there was one. Its text may quote the message: do not log it.</param>
public sealed class MemoFormatException(Finding finding, Exception? innerException = null)
    : FormatException($"{finding.Code} at {finding.Path} ({finding.Line}:{finding.Column}): {finding.Message}", innerException)
{
    /// <summary>What is wrong and where.</summary>
    public Finding Finding { get; } = finding;
}
