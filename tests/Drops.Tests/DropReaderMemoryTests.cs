namespace Postvogn.Drops.Tests;

/// <summary>Alone, as what other tests hold meanwhile would be measured too.</summary>
[CollectionDefinition(nameof(DropReaderMemoryTests), DisableParallelization = true)]
[Collection(nameof(DropReaderMemoryTests))]
public sealed class DropReaderMemoryTests
{
    public static TheoryData<DropKind> Kinds => [.. Pack.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Judge_LargeArchive_TakesMemoryThatDoesNotGrowWithIt(DropKind kind)
    {
        var letter = new byte[6_000_000];
        Read.Memo(1).CopyTo(letter.AsSpan());
        letter.AsSpan(Read.Memo(1).Length).Fill((byte)' ');
        var archive = Pack.Of(kind, ("1.xml", letter), ("2.xml", letter), ("3.xml", letter), ("files/bilag.bin", letter));
        letter = null;
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;

        await foreach (var one in Read.Open(kind, archive).ReadAsync(Read.Uuid, default))
        {
            await one.Memo.CopyToAsync(Stream.Null);
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        most.ShouldBeLessThan(12_000_000);
    }
}
