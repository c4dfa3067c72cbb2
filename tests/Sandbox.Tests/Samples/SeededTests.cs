using Postvogn.Sandbox.Samples;

namespace Postvogn.Sandbox.Tests.Samples;

public class SeededTests
{
    [Fact]
    public void NextUuid_ManyTimes_IsAlwaysOfVersion4AndNew()
    {
        var seeded = new Seeded(1);
        var uuids = Enumerable.Range(0, 1000).Select(_ => seeded.NextUuid()).ToList();

        uuids.ShouldAllBe(uuid => uuid.Version == 4 && (uuid.Variant & 0xC) == 0x8);
        uuids.Distinct().Count().ShouldBe(1000);
    }

    [Fact]
    public void NextCpr_ManyTimes_IsNobodys()
    {
        var seeded = new Seeded(1);
        for (var i = 0; i < 1000; i++)
        {
            var cpr = seeded.NextCpr();
            cpr.Length.ShouldBe(10);
            int.Parse(cpr[..2]).ShouldBeInRange(61, 88, "no month has that many days");
        }
    }
}
