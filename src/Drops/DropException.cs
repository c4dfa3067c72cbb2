using Postvogn.MeMo;

namespace Postvogn.Drops;

/// <summary>A drop breaks rules as a whole; the findings are for the system that left it.</summary>
public sealed class DropException(params IReadOnlyList<Finding> findings) : Exception(findings[0].Code)
{
    /// <summary>What is wrong, where, and how to mend it.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;

    /// <summary>A single finding.</summary>
    public static DropException Because(string code, string path, string message, string fix) =>
        new(new Finding { Code = code, Status = ReceiptStatus.Invalid, Path = path, Message = message, Fix = fix });
}
