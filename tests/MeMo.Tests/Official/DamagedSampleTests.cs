using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Official;

/// <summary>The official examples, cut and mutated: everything that reads them ends in a named outcome.</summary>
public sealed class DamagedSampleTests
{
    private static readonly MemoVersion[] Versions = [MemoVersion.V1_1, MemoVersion.V1_2];

    // Of one sample, every so manieth length or mutation: each is read four times, and the samples are much alike.
    private const int Share = 4;

    [FactIfAvailable(typeof(OfficialMemo))]
    public Task Anything_TruncatedSample_IsRefusedByName() => EachSampleAsync(
        async (xml, name) =>
        {
            var whole = xml.AsSpan().LastIndexOf((byte)'>');
            for (var length = name.Length % Share; length <= whole; length += Scale.Step * Share)
            {
                var report = await Xml.ValidateAsync(xml[..length]);
                report.Findings.ShouldContain(finding => finding.Code == "memo.invalid", $"{name} {length}");
                report.Length.ShouldBe(length);
                (await RefusalsAsync(xml[..length])).ShouldBe(3, $"{name} {length}");
            }
        });

    [FactIfAvailable(typeof(OfficialMemo))]
    public Task Anything_MutatedSample_EndsByName() => EachSampleAsync(
        async (xml, name) =>
        {
            var random = new Random(name.Length);
            for (var round = 0; round < Scale.Count / Share; round++)
            {
                var mutated = Mutations.Of(xml, random);
                var report = await Xml.ValidateAsync(mutated);
                report.Length.ShouldBe(mutated.Length, $"{name} {round}");
                report.Findings.ShouldAllBe(finding => MemoCodes.Find(finding.Code) != null, $"{name} {round}");
                (await RefusalsAsync(mutated)).ShouldBeInRange(0, 3);
            }
        });

    /// <summary>How many of the readers and the converter refuse it by name; any other exception fails the test.</summary>
    private static async Task<int> RefusalsAsync(byte[] xml) =>
        await RefusesAsync(() => ReadAsync(xml, MemoReaderOptions.Strict))
        + await RefusesAsync(() => ReadAsync(xml, MemoReaderOptions.Tolerant))
        + await RefusesAsync(async () =>
            await MemoConverter.ConvertAsync(new MemoryStream(xml), new CountingStream(), MemoVersion.V1_1, CancellationToken.None));

    private static async Task<int> RefusesAsync(Func<Task> read)
    {
        try
        {
            await read();
            return 0;
        }
        catch (MemoFormatException refusal)
        {
            MemoCodes.Find(refusal.Finding.Code).ShouldNotBeNull();
            return 1;
        }
    }

    private static async Task ReadAsync(byte[] xml, MemoReaderOptions options)
    {
        await using var reader = new MemoReader(new MemoryStream(xml), options);
        while (await reader.ReadFileAsync(CancellationToken.None) is { } part)
            await part.Content.CopyToAsync(Stream.Null);
    }

    // Side by side: they know nothing of each other.
    private static Task EachSampleAsync(Func<byte[], string, Task> judge) => Parallel.ForEachAsync(
        Versions.SelectMany(OfficialSchema.Samples), async (path, cancellationToken) =>
            await judge(await File.ReadAllBytesAsync(path, cancellationToken), path));
}
