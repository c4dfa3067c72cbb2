using System.Text;
using Postvogn.Drops.Packages;
using Postvogn.MeMo;
using Postvogn.Testing;

namespace Postvogn.Drops.Tests.Packages;

/// <summary>Packages whose files are all there.</summary>
internal static class Letters
{
    public static Task<IReadOnlyList<Finding>> FindingsAsync(string json, string? template = null, byte[]? file = null) =>
        FindingsAsync(Encoding.UTF8.GetBytes(json), template, file);

    public static async Task<IReadOnlyList<Finding>> FindingsAsync(byte[] json, string? template = null, byte[]? file = null) =>
        (await Open(json, template, file).JudgeAsync(() => Read.Uuid(1), default)).Letters.ShouldHaveSingleItem().Findings;

    public static async Task<MemoReport> ReportAsync(string json, string? template = null, byte[]? file = null)
    {
        await foreach (var letter in Open(Encoding.UTF8.GetBytes(json), template, file).ReadAsync(Read.Uuid, default))
            return await letter.JudgeAsync(new() { Clock = new FakeClock() }, default);
        throw new InvalidOperationException("A package is one letter.");
    }

    public static async Task<Message> MessageAsync(string json, string? template = null)
    {
        await foreach (var letter in Open(Encoding.UTF8.GetBytes(json), template, null).ReadAsync(Read.Uuid, default))
        {
            letter.Findings.ShouldBeEmpty();
            return await MemoReader.ReadMessageAsync(letter.Memo, default);
        }

        throw new InvalidOperationException("A package is one letter.");
    }

    public static DropReader Open(byte[] json, string? template = null, byte[]? file = null) => new(
        DropKind.Package, new MemoryStream(json), new AnyFile(file ?? "Hej"u8.ToArray()), Read.Sender, new FakeClock(),
        template: template is null ? null : PackageTemplate.Read(Encoding.UTF8.GetBytes(template)));

    private sealed class AnyFile(byte[] content) : IPackageFiles
    {
        public ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellationToken) => new(new MemoryStream(content));
    }
}
