using Postvogn.MeMo;
using Postvogn.Testing;

namespace Postvogn.Drops.Tests;

/// <summary>Reads drops that lie in memory.</summary>
internal static class Read
{
    public const string Package =
        """{"recipient":{"type":"CPR","id":"7101900001"},"label":"Afgørelse","files":[{"path":"files/brev.txt"}]}""";

    public static readonly PackageSender Sender = new("00998877", "Solbjerg Kommune");

    public static Guid Uuid(int number) => new($"7f3b1c52-9a44-4d0e-8b67-{number:d12}");

    public static byte[] Memo(int number) => new Testing.Memos.Letter(Uuid(number)).Bytes;

    public static DropReader Open(DropKind kind, byte[] drop, DropLimits? limits = null) =>
        new(kind, new MemoryStream(drop), new NoFiles(), Sender, new FakeClock(), limits);

    public static Task<JudgedDrop> JudgeAsync(DropKind kind, byte[] drop, DropLimits? limits = null)
    {
        var next = 100;
        return Open(kind, drop, limits).JudgeAsync(() => Uuid(next++), CancellationToken.None);
    }

    /// <summary>The finding by which a drop is refused whole; null: it is not.</summary>
    public static async Task<Finding?> RefusalAsync(DropKind kind, byte[] drop, DropLimits? limits = null)
    {
        try
        {
            await JudgeAsync(kind, drop, limits);
            return null;
        }
        catch (DropException refusal)
        {
            return refusal.Findings.ShouldHaveSingleItem();
        }
    }

    public static async Task<List<(string? Name, byte[] Memo)>> LettersAsync(DropKind kind, byte[] drop)
    {
        var letters = new List<(string?, byte[])>();
        await foreach (var letter in Open(kind, drop).ReadAsync(Uuid, CancellationToken.None))
        {
            using var memo = new MemoryStream();
            await letter.Memo.CopyToAsync(memo);
            letters.Add((letter.Name, memo.ToArray()));
        }

        return letters;
    }

    public sealed class NoFiles : IPackageFiles
    {
        public ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken) => default;
    }
}
