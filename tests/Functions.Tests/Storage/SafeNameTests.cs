using System.Text;
using Postvogn.Drops;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Tests.Sending;

namespace Postvogn.Functions.Tests.Storage;

public sealed class SafeNameTests
{
    private static readonly Guid Letter = new("5b0a3c52-9a44-4d0e-8b67-000000000001");

    private static IReadOnlyList<string> All { get; } =
    [
        .. OddNames.Unfit, .. OddNames.OfAnAccount, .. OddNames.OfAFolder, .. OddNames.Fit, "kmd/\uD800.xml", "kmd/\uD801.xml",
        "kmd/\uDC00\uD800.xml", new('x', 1024), $"{new string('日', 1020)}.xml", "kmd/" + new string('/', 1020), "kmd/a.xml/b.xml",
        "kmd/a.zip/b/c.xml", "kmd/a.xml.json/b.xml", "kmd/letter.json/a.xml", "kmd/%2Eskjult.xml", "kmd/~/x.xml", "\0", "kmd/\0.xml",
    ];

    [Fact]
    public void Names_AreTwoHundred() => All.Distinct().Count().ShouldBeGreaterThan(200);

    [Fact]
    public void Places_OfAnyName_AreOursAndFitEveryStore()
    {
        foreach (var name in All)
        {
            foreach (var place in new[] { Places.Outcome(name, null), Places.Outcome(name, $"{Letter}"), Places.Refused(name) })
            {
                place.IsOurs.ShouldBeTrue(name);
                place.Name.Length.ShouldBeLessThanOrEqualTo(1024);
                place.Name.Split('/').ShouldAllBe(part => Encoding.UTF8.GetByteCount(part) <= 255);
                SafeName.IsUnicode(place.Name).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Places_OfTwoNames_AreNeverTheSame()
    {
        All.Select(name => Places.Outcome(name, null)).ShouldBeUnique();
        All.Select(name => Places.Outcome(name, "entry-1")).ShouldBeUnique();
        All.Select(name => Places.Refused(name)).ShouldBeUnique();
        // Not even of one that looks like the place of another.
        var again = All.Select(name => Places.Refused(name).Name).Except(All).ToList();
        again.Select(name => Places.Refused(name)).Concat(All.Select(name => Places.Refused(name))).ShouldBeUnique();
    }

    [Fact]
    public void Place_OfAnOrdinaryName_IsTheName()
    {
        var fitting = OddNames.Fit.Where(name => Encoding.UTF8.GetByteCount(name) < 200);
        foreach (var name in fitting.Where(name => !name.Contains("json.xml", StringComparison.Ordinal)))
        {
            Places.Outcome(name, null).Name.ShouldBe($"{name}.json");
            Places.Outcome(name, "entry-2").Name.ShouldBe($"{name}/entry-2.json");
            Places.Refused(name).Name.ShouldBe(name);
        }
    }

    [Theory]
    [InlineData("kmd/.x.xml", "kmd/%2Ex.xml~")]
    [InlineData("kmd//x.xml", "kmd/%2Fx.xml~")]
    [InlineData("kmd/a\\b.xml", "kmd/a%5Cb.xml~")]
    [InlineData("kmd/a\u0085.xml", "kmd/a%C2%85.xml~")]
    [InlineData("/x.xml", "%2Fx.xml~")]
    [InlineData("../x.xml", "%2E.%2Fx.xml~")]
    [InlineData("kmd/a.zip/b.xml", "kmd/a.zip%2Fb.xml~")]
    public void Place_OfANameThatIsUnfit_ShowsItEscaped(string name, string place) => Places.Refused(name).Name.ShouldStartWith(place);

    [Theory]
    [InlineData(954)]
    [InlineData(955)]
    [InlineData(1019)]
    [InlineData(1020)]
    [InlineData(1024)]
    public void Places_OfALongName_AreShortEnough(int length)
    {
        var name = string.Join('/', Enumerable.Repeat(new string('a', 99), 11))[..(length - 4)] + ".xml";
        name.Length.ShouldBe(length);
        Places.Accepted(name, new string('f', 64)).Name.Length.ShouldBeLessThanOrEqualTo(1024);
        Places.Outcome(name, null).Name.Length.ShouldBeLessThanOrEqualTo(1024);
    }

    [Fact]
    public void DropName_OfEveryOddName_IsADrop()
    {
        OddNames.Unfit.Concat(OddNames.OfAnAccount).Concat(OddNames.OfAFolder).Concat(OddNames.Fit)
            .ShouldAllBe(name => DropName.From(name) != null);
        foreach (var name in new[] { "kmd/brev.pdf", "kmd/files/.x.xml", "kmd/.brev.pdf ", "kmd/x.xml.tmp", "kmd/files/a//b.xml" })
            DropName.From(name).ShouldBeNull(name);
    }
}
