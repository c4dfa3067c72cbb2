using Postvogn.Functions.Receiving;

namespace Postvogn.Functions.Tests.Receiving;

public sealed class ClamdAnswerTests
{
    [Theory]
    [InlineData("stream: OK", ScanVerdict.Clean, "")]
    [InlineData("stream: Win.Test.EICAR_HDB-1 FOUND", ScanVerdict.Infected, "Win.Test.EICAR_HDB-1")]
    [InlineData("stream: Heuristics.Encrypted.PDF FOUND", ScanVerdict.Infected, "Heuristics.Encrypted.PDF")]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxScanTime FOUND", ScanVerdict.TooLarge, "Heuristics.Limits.Exceeded.MaxScanTime")]
    [InlineData("INSTREAM size limit exceeded. ERROR", ScanVerdict.TooLarge, "it is larger than StreamMaxLength")]
    [InlineData("stream: Can't allocate memory ERROR", ScanVerdict.NotScanned, "clamd answered 'stream: Can't allocate memory ERROR'")]
    [InlineData("UNKNOWN COMMAND", ScanVerdict.NotScanned, "clamd answered 'UNKNOWN COMMAND'")]
    [InlineData("OK", ScanVerdict.NotScanned, "clamd answered 'OK'")]
    [InlineData("stream: OK and more", ScanVerdict.NotScanned, "clamd answered 'stream: OK and more'")]
    [InlineData("", ScanVerdict.NotScanned, "clamd answered ''")]
    public void Read_AnyAnswer_IsCleanOnlyWhenItSaysSo(string answer, object verdict, string words) =>
        ClamdAnswer.Read(answer).ShouldBe(new ScanResult((ScanVerdict)verdict, words));

    [Fact]
    public void Read_NameThatWouldUpsetALog_IsMadePlain()
    {
        var found = ClamdAnswer.Read($"stream: A\r\nB\u001b[31m{new string('x', 1000)} FOUND");
        found.Verdict.ShouldBe(ScanVerdict.Infected);
        found.Words.ShouldBe("AB[31m" + new string('x', 194));
    }
}
