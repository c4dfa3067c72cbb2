namespace Postvogn.DigitalPost.Tests.Sftp;

/// <summary>Words of OpenSSH: those of 9.2 as the tests against a real server see them, and forms that other versions may use.</summary>
public sealed class SftpWordsTests
{
    private const string Echo = "sftp> put \"archive\"\n";

    [Theory]
    [InlineData(1, Echo, "write remote \"/memos/tmp/a.part\": Failure", SftpOutcome.Full)]
    [InlineData(1, Echo, "Couldn't write to remote file \"/memos/tmp/a.part\": Failure", SftpOutcome.Full)]
    [InlineData(1, Echo, "remote open(\"/memos/tmp/a.part\"): Permission denied", SftpOutcome.Denied)]
    [InlineData(1, Echo, "Couldn't stat remote file: No such file or directory", SftpOutcome.NoSuchFile)]
    [InlineData(1, Echo, "write local \"list\": No space left on device", SftpOutcome.LocalFault)]
    [InlineData(1, Echo, "open local \"list\": Permission denied", SftpOutcome.LocalFault)]
    [InlineData(1, Echo, "remote rename \"/a\" to \"/b\": Failure", SftpOutcome.Failed)]
    [InlineData(255, Echo, "client_loop: send disconnect: Broken pipe\nConnection closed", SftpOutcome.CutOff)]
    [InlineData(255, "", "ssh: Could not resolve hostname a: Name or service not known\nConnection closed", SftpOutcome.NotConnected)]
    [InlineData(255, "", "exec: /usr/bin/ssh: No such file or directory\nConnection closed", SftpOutcome.ProgramMissing)]
    [InlineData(null, "", "", SftpOutcome.NotConnected)]
    [InlineData(null, Echo, "", SftpOutcome.TimedOut)]
    [InlineData(0, Echo, "", SftpOutcome.Done)]
    public void Of_Words_SayTheOutcome(int? exitCode, string output, string errors, SftpOutcome outcome) =>
        SftpWords.Of(new SftpRun(exitCode, output, errors)).Outcome.ShouldBe(outcome);

    [Fact]
    public void Of_WordsWithAKey_QuotesNothingOfIt()
    {
        var key = new string('A', 70);

        var (_, cause) = SftpWords.Of(new SftpRun(1, Echo, $"odd {key} words\n-----BEGIN PRIVATE KEY-----\n{key}"));

        cause.ShouldBe("odd ... words; ...");
    }

    [Fact]
    public void Files_OfAListing_AreTheRegularOnesOnly()
    {
        const string listing = """
            sftp> ls -ln receipts
            drwxr-xr-x    ? 0        0            4096 Nov 21 01:49 receipts/tmp
            -rw-r--r--    ? a user   nogroup    100000 Nov  1  2025 receipts/b.xml
            lrwxrwxrwx    ? 0        0              10 Nov 21 01:49 receipts/link

            """;

        new SftpRun(0, listing, "").Files().ShouldBe([new SftpFile("receipts/b.xml", 100000, "Nov  1  2025")]);
    }
}
