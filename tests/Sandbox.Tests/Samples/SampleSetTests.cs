using Postvogn.MeMo;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.Samples;

public sealed class SampleSetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("postvogn-samples-").FullName;

    public void Dispose() => Directory.Delete(this.folder, recursive: true);

    [Fact]
    public async Task ForShow_EachMemo_IsJudgedAsItsExpectationSays()
    {
        var samples = await SampleSet.ForShowAsync(this.folder, 7, FakeClock.Start, CancellationToken.None);

        foreach (var sample in samples.Drops.Where(sample => sample.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            await using var memo = File.OpenRead(Path.Combine(this.folder, sample.Source, sample.Name));
            var report = await MemoValidator.ValidateAsync(
                memo, new MemoValidationOptions { Clock = new FakeClock() }, CancellationToken.None);
            report.Findings.Select(finding => finding.Code).FirstOrDefault()
                .ShouldBe(sample.Expected.By == "Postvogn" ? sample.Expected.Code : null, sample.Name);
        }
    }

    [Fact]
    public async Task ForDemo_SmallSet_HasEveryFormAndEveryEnd()
    {
        var samples = await MakeAsync(this.folder, seed: 1);
        var plan = await DemoPlan.OfAsync(this.folder, samples, hasSftp: false, CancellationToken.None);

        // 30 small, 1 large, 2 urgent, the first bearer of the messageUUID that is used again, 3 that are replied to; 8 that are
        // refused, 4 whose recipients cannot be reached, 2 that wait and 4 that are taken back.
        plan.Letters.Count().ShouldBe(30 + 1 + 2 + 1 + 3 + 8 + 4 + 2 + 4);
        var refused = plan.Letters.Where(letter => letter.Expected!.State == "Rejected").ToList();
        refused.Count.ShouldBe(8);
        refused.DistinctBy(letter => letter.Expected!.Code).Count().ShouldBe(7, "not well-formed and not valid have one code");
        plan.Letters.Select(letter => letter.Expected!.State).Distinct().Order().ShouldBe(
            ["Completed", "Printed", "Recalled", "Rejected", "Undeliverable", "Waiting"]);
        plan.Letters.Select(letter => letter.Recall).Distinct().Count().ShouldBe(4, "at each moment, and not at all");
        plan.Replies.Where(reply => reply.Answers is not null).Select(reply => reply.Destination).ShouldBe(
            [Solbjerg.PushSender, Solbjerg.PushSender, "skole"]);
        plan.Replies.Count(reply => reply.Times == 2).ShouldBe(5);
        plan.Replies.Select(reply => reply.To.Point.SystemId).Distinct().Count().ShouldBe(3, "one for each protocol of recipient systems");
        plan.Letters.Where(letter => letter.MessageUuid is not null).GroupBy(letter => letter.MessageUuid).Max(group => group.Count())
            .ShouldBe(2);
    }

    [Fact]
    public async Task ForDemo_SameSeed_SameBytes()
    {
        var one = await HashesAsync(seed: 5);
        var same = await HashesAsync(seed: 5);
        var other = await HashesAsync(seed: 6);

        same.ShouldBe(one);
        other.ShouldNotBe(one);
    }

    [Fact]
    public async Task ForDemo_LargeLetters_HaveTheirSizeToTheByte()
    {
        var samples = await MakeAsync(this.folder, seed: 1);

        new FileInfo(Path.Combine(this.folder, Solbjerg.PushSender, "stor.xml")).Length.ShouldBe(1_000_000);
        new FileInfo(Path.Combine(this.folder, Solbjerg.PushSender, "for-stor.xml")).Length.ShouldBe(99_500_001);
        new FileInfo(samples.Replies[0].Path).Length.ShouldBe(1_000_000);
    }

    private async Task<IReadOnlyList<string>> HashesAsync(int seed)
    {
        var folder = Directory.CreateTempSubdirectory("postvogn-samples-").FullName;
        try
        {
            await SampleSet.ForShowAsync(folder, seed, FakeClock.Start, CancellationToken.None);
            var hashes = new List<string>();
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                hashes.Add(await Sha256Hex.OfFileAsync(file, CancellationToken.None));
            return hashes;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<SampleSet> MakeAsync(string folder, int seed) =>
        SampleSet.ForDemoAsync(
            folder, new SampleSizes(30, 32, 1_000_000, seed), FakeClock.Start, CancellationToken.None);
}
