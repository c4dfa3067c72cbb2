using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Postvogn.Drops.Archives;
using Postvogn.Drops.Packages;

namespace Postvogn.Drops;

/// <summary>Judges what another system left. The content is read forward only and not disposed; the files are those of a package outside an
/// archive; without a sender each package must name its own.</summary>
public sealed class DropReader
{
    // A hostile drop could fill the memory with findings, and nobody reads more of one letter.
    private const int MostFindingsOfLetter = 100;
    private const int MostFindings = 1_000;

    private readonly DropKind kind;
    private readonly Stream content;
    private readonly IPackageFiles files;
    private readonly TimeProvider clock;
    private readonly DropLimits limits;
    private readonly DateTimeOffset createdAt;
    private readonly PackageLetters packages;

    /// <summary>The letters of its packages say that they were created at <paramref name="createdAt"/>, the time of the drop's first
    /// reading (now, unless it is given); in whole seconds. What they leave out, the template gives.</summary>
    public DropReader(
        DropKind kind, Stream content, IPackageFiles files, PackageSender? sender, TimeProvider clock, DropLimits? limits = null,
        DateTimeOffset? createdAt = null, PackageTemplate? template = null)
    {
        (this.kind, this.content, this.files, this.clock, this.limits) = (kind, content, files, clock, limits ?? DropLimits.Default);
        var at = createdAt ?? clock.GetUtcNow();
        this.createdAt = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
        packages = new PackageLetters(new PackageMessages(sender, template, new FixedTime(this.createdAt)));
        Rules = new MemoValidationOptions { Clock = clock };
    }

    /// <summary>What a letter alone does not say; by default only which day it is.</summary>
    public MemoValidationOptions Rules { get; init; }

    /// <summary>By every rule that needs no registry. A <see cref="DropException"/> means that no letter in it may be sent.</summary>
    public async Task<JudgedDrop> JudgeAsync(Func<Guid> newMessageUuid, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var cost = new DropCost(limits, clock);
        await using var hashed = new FingerprintStream(new MeteredStream(content, cost.Add), hash, leaveOpen: true);
        var judged = new List<JudgedLetter>();
        var seen = new HashSet<Guid>();
        var kept = 0;
        try
        {
            await foreach (var letter in ReadAsync(hashed, new HashedFiles(files, hash), _ => newMessageUuid(), cancellationToken))
            {
                var metered = letter with { Memo = new MeteredStream(letter.Memo, cost.Add) };
                var verdict = Bounded(await JudgeAsync(metered, seen, cancellationToken), MostFindings - kept);
                kept += verdict.Findings.Count;
                judged.Add(verdict);
            }
        }
        catch (MemoArchiveException broken)
        {
            throw new DropException(broken.Finding);
        }

        await hashed.CopyToAsync(Stream.Null, cancellationToken);
        return new JudgedDrop(Convert.ToHexStringLower(hash.GetHashAndReset()), createdAt, judged);
    }

    private static JudgedLetter Bounded(JudgedLetter letter, int room)
    {
        var most = Math.Clamp(room, 1, MostFindingsOfLetter);
        var left = letter.Findings.Count - most;
        return left <= 0 ? letter : letter with { Findings = [.. letter.Findings.Take(most), JudgedLetter.More(left)] };
    }

    /// <summary>After judging, in the same order; each is read before the next is asked for. <paramref name="messageUuidOf"/> gets the
    /// letter's place in the list. They are as they are sent: in UTF-8, whatever the other system wrote.</summary>
    public async IAsyncEnumerable<DropLetter> ReadAsync(
        Func<int, Guid> messageUuidOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var letter in ReadAsync(content, files, messageUuidOf, cancellationToken))
            yield return letter with { Memo = MemoEncoding.ToUtf8(letter.Memo) };
    }

    /// <summary>The MeMo of a package that was judged, copied to this machine; null if it is not what was judged: its files are no part
    /// of it, and may be replaced at any time.</summary>
    public async Task<TempFile?> CopyPackageAsync(string fingerprint, Guid messageUuid, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var hashed = new FingerprintStream(content, hash, leaveOpen: true);
        var letters = packages.ReadAsync(null, 1, hashed, new HashedFiles(files, hash), messageUuid, cancellationToken);
        await using var read = letters.GetAsyncEnumerator(cancellationToken);
        await read.MoveNextAsync();
        if (read.Current.Findings.Count > 0) return null;
        TempFile? memo = null;
        try
        {
            memo = await TempFile.OfAsync(read.Current.Memo, limits.MaxSpooledLength, cancellationToken);
            await hashed.CopyToAsync(Stream.Null, cancellationToken);
            if (Convert.ToHexStringLower(hash.GetHashAndReset()) != fingerprint) return null;
            var same = memo;
            memo = null;
            return same;
        }
        catch (Exception error) when (error is PackageException or MemoArchiveException)
        {
            return null;
        }
        finally
        {
            if (memo is not null) await memo.DisposeAsync();
        }
    }

    private IAsyncEnumerable<DropLetter> ReadAsync(
        Stream input, IPackageFiles beside, Func<int, Guid> messageUuidOf, CancellationToken cancellationToken) => kind switch
        {
            DropKind.Memo => One(new DropLetter(null, 1, Urgent: false, input, [])),
            DropKind.Package => packages.ReadAsync(null, 1, input, beside, messageUuidOf(0), cancellationToken),
            DropKind.TarLzma => ArchiveLetters.OfMemoArchiveAsync(input, limits.Archive, cancellationToken),
            _ => new ArchiveLetters(packages, limits).ReadAsync(kind, input, messageUuidOf, cancellationToken),
        };

    private async Task<JudgedLetter> JudgeAsync(DropLetter letter, HashSet<Guid> seen, CancellationToken cancellationToken)
    {
        var report = await letter.JudgeAsync(Rules, cancellationToken);
        var isUsed = report.Header is { } header && !seen.Add(header.MessageUuid);
        IReadOnlyList<Finding> findings = isUsed ? [.. report.Findings, JudgedLetter.UsedMessageUuid] : report.Findings;
        var messageUuid = report.MessageUuid ?? letter.MessageUuid;
        return new JudgedLetter(letter.Name, letter.Number, messageUuid, letter.Urgent, report.Length, findings)
        {
            Facts = report.Header is { } read ? LetterFacts.Of(read) : null,
        };
    }

    private static async IAsyncEnumerable<DropLetter> One(DropLetter letter)
    {
        yield return letter;
        await Task.CompletedTask;
    }

    private sealed class HashedFiles(IPackageFiles files, IncrementalHash hash) : IPackageFiles
    {
        public async ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken) =>
            await files.OpenAsync(path, cancellationToken) is { } file ? new FingerprintStream(file, hash) : null;
    }
    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
