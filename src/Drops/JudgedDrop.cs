using Postvogn.Drops.Packages;

namespace Postvogn.Drops;

/// <summary>The fingerprint is the SHA-256 of all that it carries (lower-case hex); created is what its packages say; the letters are in
/// the order of reading.</summary>
public sealed record JudgedDrop(string Fingerprint, DateTimeOffset CreatedAt, IReadOnlyList<JudgedLetter> Letters);

/// <summary>The name is null outside an archive; the number is from 1; the messageUUID is null if it could not be read; the length is the
/// MeMo's, in bytes.</summary>
public sealed record JudgedLetter(
    string? Name, int Number, Guid? MessageUuid, bool Urgent, long Length, IReadOnlyList<Finding> Findings)
{
    /// <summary>Another letter has the messageUUID (TI 13.4.3).</summary>
    public static Finding UsedMessageUuid { get; } = DropException.Invalid(
        "message.uuid.not.unique", "/Message/MessageHeader/messageUUID", "Another letter has this messageUUID.",
        "Give the letter a new UUID of version 4. The same drop uploaded again unchanged is no new letter and needs none.");

    /// <summary>Null when its header could not be read.</summary>
    public LetterFacts? Facts { get; init; }

    /// <summary>Why it cannot arrive; null when nothing is known that keeps it from that, or nobody asked.</summary>
    public ErrorCode? CannotArrive { get; init; }

    internal static Finding More(int left) => DropException.Invalid(
        "findings.more", "/", $"{left} more findings are left out.", "Mend those above; the next drop shows what is left.");

    /// <summary>Of a drop that holds nothing else.</summary>
    public DropException Refusal() => new(Findings) { MessageUuid = MessageUuid };

    /// <summary>It breaks no rule.</summary>
    public bool IsValid => Findings.Count == 0;
}

/// <summary>Its MeMo is read forward only, and valid until the next letter is asked for; findings: a broken package, or an entry of no
/// letter.</summary>
public sealed record DropLetter(string? Name, int Number, bool Urgent, Stream Memo, IReadOnlyList<Finding> Findings)
{
    /// <summary>It must agree with the messageUUID; null when it claims none.</summary>
    public string? ClaimedName { get; init; }

    /// <summary>As its letter.json says, also of a package that is broken.</summary>
    public Guid? MessageUuid { get; init; }

    /// <summary>Of a letter.json, whose MeMo is made; null: what is read is the MeMo itself.</summary>
    internal PackagePlaces? Places { get; init; }

    /// <summary>By every rule that needs no registry. Bad input is no exception, a broken archive is: a <see cref="MemoArchiveException"/>,
    /// or a <see cref="DropException"/>.</summary>
    public async Task<MemoReport> JudgeAsync(MemoValidationOptions rules, CancellationToken cancellationToken)
    {
        if (Findings.Count > 0) return Unreadable(Findings);
        try
        {
            var report = await MemoValidator.ValidateAsync(Memo, rules with { FileName = ClaimedName }, cancellationToken);
            if (report.Header is null && report.IsValid) return report with { Findings = [NoMessageUuid] };
            return Places?.Of(report) ?? report;
        }
        catch (PackageException error)
        {
            return Unreadable([.. error.Findings.Select(finding => Places?.Of(finding) ?? finding)]);
        }
    }

    private static Finding NoMessageUuid { get; } = DropException.Invalid(
        "memo.invalid", "/", "The message has no messageUUID that can be read.", "Give it a UUID of version 4.");

    private static MemoReport Unreadable(IReadOnlyList<Finding> findings) => new() { Findings = findings, Length = 0 };
}
