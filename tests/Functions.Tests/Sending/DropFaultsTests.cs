using Postvogn.Drops;
using Postvogn.Functions.Sending;

namespace Postvogn.Functions.Tests.Sending;

public sealed class DropFaultsTests
{
    private static readonly string[] Sources = ["småbørn"];

    [Theory]
    [InlineData("småbørn/brev.xml")]
    [InlineData("småbørn/urgent/sma\u030A.xml")]
    public void OfName_FolderOfASource_IsFine(string name) => DropFaults.OfName(DropName.From(name)!, Sources).ShouldBeNull();

    [Theory]
    [InlineData("sma\u030Abørn/brev.xml", "as two characters (NFD)", "Drop into småbørn/, with each of its letters as one character")]
    [InlineData("SMA\u030ABØRN/brev.xml", "as two characters (NFD)", "Drop into småbørn/, with each of its letters as one character")]
    [InlineData("Småbørn/brev.xml", "with other capital letters", "Drop into småbørn/.")]
    [InlineData("smabørn/brev.xml", "No system is configured", "Ask operations")]
    public void OfName_FolderThatOnlyLooksAlike_SaysWhatDiffersAndWhereToDrop(string name, string problem, string fix)
    {
        var finding = DropFaults.OfName(DropName.From(name)!, Sources).ShouldNotBeNull().Findings.ShouldHaveSingleItem();

        finding.Code.ShouldBe("source.unknown");
        finding.Message.ShouldContain(problem);
        finding.Fix.ShouldContain(fix);
    }
}
