using Postvogn.Drops.Packages;
using Postvogn.MeMo;

namespace Postvogn.Drops;

/// <summary>What was found when a drop was read whole.</summary>
/// <param name="Fingerprint">The SHA-256 of all that it carries (lower-case hex).</param>
/// <param name="Letters">Each of its letters with its verdict, in the order in which they are read.</param>
public sealed record JudgedDrop(string Fingerprint, IReadOnlyList<JudgedLetter> Letters);

/// <summary>One letter of a drop, and the verdict on it.</summary>
/// <param name="Name">Its name in the archive; null for a drop that is no archive.</param>
/// <param name="Number">Its number among the entries of the archive, from 1.</param>
/// <param name="MessageUuid">Its messageUUID; null if it could not be read.</param>
/// <param name="Urgent">Whether it says itself that it goes alone and at once.</param>
/// <param name="Length">The length of its MeMo in bytes.</param>
/// <param name="Findings">Every rule that it breaks.</param>
public sealed record JudgedLetter(
    string? Name, int Number, Guid? MessageUuid, bool Urgent, long Length, IReadOnlyList<Finding> Findings)
{
    /// <summary>What is said of a letter whose messageUUID another letter has (TI 13.4.3).</summary>
    public static Finding UsedMessageUuid { get; } = new()
    {
        Code = "message.uuid.not.unique",
        Status = ReceiptStatus.Invalid,
        Path = "/Message/MessageHeader/messageUUID",
        Message = "Another letter has this messageUUID.",
        Fix = "Give the letter a new UUID of version 4. The same drop uploaded again unchanged is no new letter and needs none.",
    };

    /// <summary>Whether it can be sent.</summary>
    public bool IsValid => Findings.Count == 0;
}

/// <summary>One letter of a drop while the drop is being read.</summary>
/// <param name="Name">Its name in the archive; null for a drop that is no archive.</param>
/// <param name="Number">Its number among the entries of the archive, from 1.</param>
/// <param name="Urgent">Whether it says itself that it goes alone and at once.</param>
/// <param name="Memo">Its MeMo, forward only, valid until the next letter is asked for.</param>
/// <param name="Findings">Why there is no MeMo to read: the entry is a broken package, or belongs to no letter.</param>
public sealed record DropLetter(string? Name, int Number, bool Urgent, Stream Memo, IReadOnlyList<Finding> Findings)
{
    /// <summary>The name that must agree with its messageUUID; null when it has one that claims none.</summary>
    public string? ClaimedName { get; init; }

    /// <summary>Reads its MeMo to the end and judges it by every rule that needs no registry. Bad input is never an exception.</summary>
    /// <param name="clock">Which day it is.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="MemoArchiveException">It is the archive that is broken.</exception>
    /// <exception cref="DropException">The same, by a rule of ours.</exception>
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

    private static Finding NoMessageUuid { get; } = new()
    {
        Code = "memo.invalid",
        Status = ReceiptStatus.Invalid,
        Path = "/",
        Message = "The message has no messageUUID that can be read.",
        Fix = "Give it a UUID of version 4.",
    };

    private static MemoReport Unreadable(IReadOnlyList<Finding> findings) => new() { Findings = findings, Length = 0 };
}
