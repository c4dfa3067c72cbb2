using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Postvogn.Drops.Archives;
using Postvogn.Drops.Packages;
using Postvogn.MeMo;

namespace Postvogn.Drops;

/// <summary>Reads and judges what another system left: a MeMo, a package, or an archive of them. Nothing in it is taken on trust.</summary>
/// <param name="kind">What it is.</param>
/// <param name="content">Its content, forward only; is not disposed.</param>
/// <param name="files">Where the files of a package lie. Those of a package in an archive lie in the archive.</param>
/// <param name="sender">Who sends a package that does not say so itself; null: it must.</param>
/// <param name="clock">Which day it is, and when the letters of packages are written.</param>
/// <param name="limits">How much an archive may unpack to; null: <see cref="DropLimits.Default"/>.</param>
public sealed class DropReader(
    DropKind kind, Stream content, IPackageFiles files, PackageSender? sender, TimeProvider clock, DropLimits? limits = null)
{
    /// <summary>A hostile archive could fill the memory with findings: of letters beyond these, the first finding is kept.</summary>
    private const int MostFindings = 10_000;

    private readonly DropLimits limits = limits ?? DropLimits.Default;
    private readonly PackageLetters packages = new(new PackageMessages(sender, clock));

    /// <summary>Reads the drop to its end and judges every letter in it by every rule that needs no registry.</summary>
    /// <param name="newMessageUuid">Gives the messageUUID of a letter that brings none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DropException">The drop breaks a rule as a whole: no letter in it may be sent.</exception>
    public async Task<JudgedDrop> JudgeAsync(Func<Guid> newMessageUuid, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var hashed = new FingerprintStream(content, hash, leaveOpen: true);
        var judged = new List<JudgedLetter>();
        var seen = new HashSet<Guid>();
        var kept = 0;
        try
        {
            await foreach (var letter in ReadAsync(hashed, new HashedFiles(files, hash), _ => newMessageUuid(), cancellationToken))
            {
                var verdict = await JudgeAsync(letter, seen, cancellationToken);
                if (kept > MostFindings) verdict = verdict with { Findings = [.. verdict.Findings.Take(1)] };
                kept += verdict.Findings.Count;
                judged.Add(verdict);
            }
        }
        catch (MemoArchiveException broken)
        {
            throw new DropException(broken.Finding);
        }

        await hashed.CopyToAsync(Stream.Null, cancellationToken);
        return new JudgedDrop(Convert.ToHexStringLower(hash.GetHashAndReset()), judged);
    }

    /// <summary>The letters of a drop that was judged, in the same order; each is read before the next is asked for.</summary>
    /// <param name="messageUuidOf">Gives the messageUUID of a letter that brings none, by its place in the list.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<DropLetter> ReadAsync(Func<int, Guid> messageUuidOf, CancellationToken cancellationToken) =>
        ReadAsync(content, files, messageUuidOf, cancellationToken);

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
        var report = await letter.JudgeAsync(clock, cancellationToken);
        var isUsed = report.Header is { } header && !seen.Add(header.MessageUuid);
        IReadOnlyList<Finding> findings = isUsed ? [.. report.Findings, JudgedLetter.UsedMessageUuid] : report.Findings;
        return new JudgedLetter(letter.Name, letter.Number, report.Header?.MessageUuid, letter.Urgent, report.Length, findings);
    }

    private static async IAsyncEnumerable<DropLetter> One(DropLetter letter)
    {
        yield return letter;
        await Task.CompletedTask;
    }

    /// <summary>The files of a package, whose bytes belong to the drop's fingerprint.</summary>
    private sealed class HashedFiles(IPackageFiles files, IncrementalHash hash) : IPackageFiles
    {
        public async ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken) =>
            await files.OpenAsync(path, cancellationToken) is { } file ? new FingerprintStream(file, hash) : null;
    }
}
