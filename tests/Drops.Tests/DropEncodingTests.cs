using System.Text;
using Postvogn.MeMo;

namespace Postvogn.Drops.Tests;

/// <summary>Digital Post takes UTF-8 alone: a letter in another encoding is judged as it came and given on as UTF-8.</summary>
public sealed class DropEncodingTests
{
    private static readonly DropKind[] All = [DropKind.Memo, DropKind.TarLzma, .. Pack.Kinds];

    public static TheoryData<DropKind> Kinds => [.. All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Read_LetterInWindows1252_IsUtf8OfTheJudgedLength(DropKind kind)
    {
        var bytes = Encoding.Latin1.GetBytes(Declared("windows-1252"));
        var drop = await OfAsync(kind, bytes);

        var judged = (await Read.JudgeAsync(kind, drop)).Letters.ShouldHaveSingleItem();
        judged.Findings.ShouldBeEmpty();
        var (_, memo) = (await Read.LettersAsync(kind, drop)).ShouldHaveSingleItem();
        Encoding.UTF8.GetString(memo).ShouldContain("Blåbærgrød til Øen");
        Encoding.UTF8.GetString(memo).ShouldContain("encoding=\"UTF-8\"");
        memo.Length.ShouldBe((int)judged.Length);
    }

    [Theory]
    [InlineData("utf8")]
    [InlineData("iso-8859-1")]
    [InlineData("cp1252")]
    [InlineData("ISO-8859-15")]
    public async Task Read_LetterUnderAnotherName_IsUtf8(string name)
    {
        var encoding = name == "utf8" ? Encoding.UTF8 : Encoding.Latin1;
        var (_, memo) = (await Read.LettersAsync(DropKind.Memo, encoding.GetBytes(Declared(name)))).ShouldHaveSingleItem();
        Encoding.UTF8.GetString(memo).ShouldContain("Blåbærgrød til Øen");
        Encoding.UTF8.GetString(memo).ShouldNotContain(name);
    }

    [Theory]
    [InlineData("us-ascii", "The byte E5 is no character in us-ascii")]
    [InlineData("UTF-8", "The byte E5 is not UTF-8")]
    [InlineData("klingon", "The message declares the encoding klingon")]
    [InlineData("utf-16", "The bytes of the message are")]
    public async Task Judge_BytesThatAreNotWhatIsDeclared_IsRefusedByNameAndPlace(string name, string message)
    {
        var bytes = Encoding.Latin1.GetBytes(Declared(name));
        foreach (var kind in All)
        {
            var judged = await Read.JudgeAsync(kind, await OfAsync(kind, bytes));
            var finding = judged.Letters.ShouldHaveSingleItem().Findings.ShouldHaveSingleItem();
            finding.Code.ShouldBe("memo.invalid");
            finding.Message.ShouldStartWith(message);
            finding.Line.ShouldBeGreaterThan(0);
        }
    }

    private static async Task<byte[]> OfAsync(DropKind kind, byte[] letter)
    {
        if (kind != DropKind.TarLzma)
            return kind == DropKind.Memo ? letter : Pack.Of(kind, ($"{Read.Uuid(1)}.xml", letter));
        using var output = new MemoryStream();
        await using var archive = new MemoArchiveWriter(output);
        await archive.AddAsync(Read.Uuid(1), letter.Length, new MemoryStream(letter), CancellationToken.None);
        await archive.CompleteAsync(CancellationToken.None);
        return output.ToArray();
    }

    private static string Declared(string encoding) => $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>" +
        Encoding.UTF8.GetString(Read.Memo(1)).Replace("Til borgeren", "Blåbærgrød til Øen", StringComparison.Ordinal);
}
