using Postvogn.Drops.Packages;
using Postvogn.MeMo;

namespace Postvogn.Drops;

/// <summary>What was found when a drop was read whole: the SHA-256 of all that it carries (lower-case hex), and its letters in the order
/// in which they are read.</summary>
public sealed record JudgedDrop(string Fingerprint, IReadOnlyList<JudgedLetter> Letters);

/// <summary>One letter of a drop, and every rule that it breaks. Its name in the archive is null for a drop that is none; its number
/// among the entries is from 1; its messageUUID is null if it could not be read; its length is that of its MeMo in bytes.</summary>
public sealed record JudgedLetter(
    string? Name, int Number, Guid? MessageUuid, bool Urgent, long Length, IReadOnlyList<Finding> Findings)
{
    /// <summary>What is said of a letter whose messageUUID another letter has (TI 13.4.3).</summary>
    public static Finding UsedMessageUuid { get; } = DropException.Invalid(
        "message.uuid.not.unique", "/Message/MessageHeader/messageUUID", "Another letter has this messageUUID.",
        "Give the letter a new UUID of version 4. The same drop uploaded again unchanged is no new letter and needs none.");

    /// <summary>Whether it can be sent.</summary>
    public bool IsValid => Findings.Count == 0;
}

/// <summary>One letter of a drop while the drop is being read. Its MeMo is read forward only, and valid until the next letter is asked
/// for; findings say why there is none: the entry is a broken package, or belongs to no letter.</summary>
public sealed record DropLetter(string? Name, int Number, bool Urgent, Stream Memo, IReadOnlyList<Finding> Findings)
{
    /// <summary>The name that must agree with its messageUUID; null when it has one that claims none.</summary>
    public string? ClaimedName { get; init; }

    /// <summary>Reads its MeMo to the end and judges it by every rule that needs no registry. Bad input is never an exception, but a
    /// broken archive is: a <see cref="MemoArchiveException"/>, or a <see cref="DropException"/> by a rule of ours.</summary>
    public async Task<MemoReport> JudgeAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Findings.Count > 0) return Unreadable(Findings);
        try
        {
            var options = new MemoValidationOptions { Clock = clock, FileName = ClaimedName };
            var report = await MemoValidator.ValidateAsync(Memo, options, cancellationToken);
            return report.Header is null && report.IsValid ? report with { Findings = [NoMessageUuid] } : report;
        }
        catch (PackageException error)
        {
            return Unreadable(error.Findings);
        }
    }

    private static Finding NoMessageUuid { get; } = DropException.Invalid(
        "memo.invalid", "/", "The message has no messageUUID that can be read.", "Give it a UUID of version 4.");

    private static MemoReport Unreadable(IReadOnlyList<Finding> findings) => new() { Findings = findings, Length = 0 };
}
