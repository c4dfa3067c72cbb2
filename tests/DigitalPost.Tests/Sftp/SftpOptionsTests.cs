namespace Postvogn.DigitalPost.Tests.Sftp;

public sealed class SftpOptionsTests
{
    private const string HostLine = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
    private const string Key = "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----";

    [Fact]
    public void Faults_AllRight_None() => Options("sftp.test.digitalpost.dk", "2Ab9").Faults().ShouldBeEmpty();

    [Theory]
    [InlineData("-oProxyCommand=id", "user", "Host")]
    [InlineData("host:/path", "user", "Host")]
    [InlineData("a b", "user", "Host")]
    [InlineData("host", "-user", "User")]
    [InlineData("host", "us er", "User")]
    [InlineData("host", "", "User")]
    public void Faults_WordThatCouldBeAnOption_IsNamed(string host, string user, string option) =>
        Options(host, user).Faults().ShouldHaveSingleItem().ShouldStartWith(option);

    [Fact]
    public void Faults_SeveralOutOfRange_AllAreNamed()
    {
        var options = new SftpOptions
        {
            Host = "host",
            User = "user",
            Port = 0,
            PrivateKey = PrivateKey(Key),
            HostKeys = [],
            ConnectTimeout = TimeSpan.Zero,
            SilenceLimit = TimeSpan.FromHours(1),
            CallLimit = TimeSpan.FromDays(1),
        };

        options.Faults().Select(f => f.Split(' ')[0]).ShouldBe(["Port", "HostKeys", "ConnectTimeout", "SilenceLimit", "CallLimit"]);
        Should.Throw<ArgumentException>(() => new SftpConnection(options, TimeProvider.System));
    }

    [Theory]
    [InlineData(HostLine)]
    [InlineData(HostLine + " a comment")]
    [InlineData("[sftp.test.digitalpost.dk]:22 " + HostLine)]
    public void HostKey_OfPubFileOrKeyscan_IsRead(string line)
    {
        SftpHostKey.TryParse(line, out var key).ShouldBeTrue();
        key!.ToString().ShouldBe(HostLine);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ssh-ed25519")]
    [InlineData("ssh-ed25519 !!!")]
    [InlineData("ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f")]
    public void HostKey_NoneOrOfAnotherType_IsRefused(string line) => SftpHostKey.TryParse(line, out _).ShouldBeFalse();

    [Theory]
    [InlineData("", "empty")]
    [InlineData("PuTTY-User-Key-File-2: ssh-rsa", "puttygen")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nAAAA", "no whole file")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nAAAA\n-----END RSA PRIVATE KEY-----", "passphrase")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABB0ZXN0\n-----END OPENSSH PRIVATE KEY-----", "passphrase")]
    public void PrivateKey_ThatCannotWork_SaysWhatToDo(string text, string words)
    {
        SftpPrivateKey.TryParse(text, out _, out var fault).ShouldBeFalse();
        fault!.ShouldContain(words);
        fault.ShouldNotContain("AAAA");
    }

    [Fact]
    public void PrivateKey_ToString_ShowsNothingOfIt() => PrivateKey(Key).ToString().ShouldBe("SFTP private key");

    private static SftpOptions Options(string host, string user) =>
        new() { Host = host, User = user, PrivateKey = PrivateKey(Key), HostKeys = [SftpHostKey.TryParse(HostLine, out var key) ? key : throw new FormatException()] };

    private static SftpPrivateKey PrivateKey(string text) => SftpPrivateKey.TryParse(text, out var key, out var fault) ? key : throw new FormatException(fault);
}
