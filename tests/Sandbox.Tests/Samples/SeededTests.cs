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
        int[] weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

        for (var i = 0; i < 1000; i++)
        {
            var cpr = seeded.NextCpr();
            cpr.Length.ShouldBe(10);
            (cpr.Select((digit, at) => (digit - '0') * weights[at]).Sum() % 11).ShouldNotBe(0);
            int.Parse(cpr[4..6]).ShouldBeInRange(40, 89, "born when every real number fulfilled the check");
        }
    }
}
