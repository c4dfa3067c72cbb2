namespace Postvogn.Drops;

/// <summary>A drop breaks rules; the findings are for the system that left it.</summary>
public class DropException(params IReadOnlyList<Finding> findings) : Exception(findings[0].Code)
{
    /// <summary>What is wrong, and how to mend it.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;

    /// <summary>Of its only letter, if it could be read.</summary>
    public Guid? MessageUuid { get; init; }

    /// <summary>Why a drop is refused; null if the exception is about something else.</summary>
    public static IReadOnlyList<Finding>? FindingsOf(Exception fault) => fault switch
    {
        DropException refused => refused.Findings,
        MemoArchiveException broken => [broken.Finding],
        _ => null,
    };

    /// <summary>A single finding.</summary>
    public static DropException Because(string code, string path, string message, string fix) => new(Invalid(code, path, message, fix));

    internal static Finding Invalid(string code, string path, string message, string fix) =>
        new() { Code = code, Status = ReceiptStatus.Invalid, Path = path, Message = message, Fix = fix };
}
