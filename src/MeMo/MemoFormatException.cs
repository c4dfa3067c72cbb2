namespace Postvogn.MeMo;

/// <summary>A message cannot be read, or written, as MeMo. The inner exception's text may quote the message: do not log it.</summary>
public sealed class MemoFormatException(Finding finding, Exception? innerException = null)
    : FormatException($"{finding.Code} at {finding.Path} ({finding.Line}:{finding.Column}): {finding.Message}", innerException)
{
    /// <summary>What is wrong and where.</summary>
    public Finding Finding { get; } = finding;
}
