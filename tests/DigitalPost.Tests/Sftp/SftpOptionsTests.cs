using System.Security.Cryptography;
using System.Text;

namespace Postvogn.DigitalPost.Tests.Sftp;

public sealed class SftpOptionsTests
{
    private const string HostLine = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    private static readonly string Key = Pem(key => key.ExportECPrivateKeyPem());

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
    public void PrivateKey_ThatCannotWork_SaysWhatToDo(string text, string words)
    {
        SftpPrivateKey.TryParse(text, out _, out var fault).ShouldBeFalse();
        fault!.ShouldContain(words);
        fault.ShouldNotContain("AAAA");
    }

    [Fact]
    public void PrivateKey_OfEachForm_IsRead()
    {
        using var rsa = RSA.Create(2048);
        string[] forms =
        [
            rsa.ExportRSAPrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem(),
            Pem(key => key.ExportECPrivateKeyPem()), Pem(key => key.ExportPkcs8PrivateKeyPem()),
        ];
        foreach (var text in forms)
            SftpPrivateKey.TryParse(text.Replace("\n", "\r\n", StringComparison.Ordinal), out _, out var fault).ShouldBeTrue(fault);
    }

    /// <summary>A key that is read wrong would be refused by the server, and nobody would know why.</summary>
    [Fact]
    public void PrivateKey_Ed25519InPkcs8_IsRefusedByName() => ShouldBeRefused(
        PemEncoding.WriteString("PRIVATE KEY", Convert.FromHexString("302e020100300506032b657004220420" + new string('7', 64))), "ed25519");

    [Fact]
    public void PrivateKey_WithAPassphrase_SaysSo()
    {
        var saltAndRounds = Field("\0\0\0\u0004salt\0\0\0\u0010");
        byte[] openSsh =
            [.. "openssh-key-v1\0"u8, .. Field("aes256-ctr"), .. Field("bcrypt"), .. saltAndRounds, 0, 0, 0, 1, .. Field(""), 0, 0, 0, 0];
        ShouldBeRefused(PemEncoding.WriteString("OPENSSH PRIVATE KEY", openSsh), "passphrase");
        ShouldBeRefused(Pem(key => key.ExportEncryptedPkcs8PrivateKeyPem(
            "secret", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1))), "passphrase");
    }

    [Fact]
    public void PrivateKey_CutShort_CannotBeRead()
    {
        var lines = Key.Split('\n');
        ShouldBeRefused($"{lines[0]}\n{lines[1]}\n{lines[^1]}", "cannot be read");
        ShouldBeRefused($"{lines[0]}\nnot base64!\n{lines[^1]}", "cannot be read");
    }

    [Fact]
    public void Offer_ToTheServer_HoldsNothingWeakAndTheConfiguredHostKeyFirst()
    {
        using var key = PrivateKey(Key).Open();

        var info = SftpOffer.Of(Options("host", "user"), key);

        string[] offered =
        [
            .. info.KeyExchangeAlgorithms.Keys, .. info.Encryptions.Keys, .. info.HmacAlgorithms.Keys, .. info.HostKeyAlgorithms.Keys,
        ];
        offered.ShouldNotContain(name => name.Contains("sha1") || name.Contains("cbc") || name.Contains("cert") || name == "ssh-rsa");
        string[] first = [info.Encryptions.Keys.First(), info.HmacAlgorithms.Keys.First(), info.HostKeyAlgorithms.Keys.First()];
        first.ShouldBe(["aes128-gcm@openssh.com", "hmac-sha2-256-etm@openssh.com", "ssh-ed25519"]);
        info.KeyExchangeAlgorithms.ShouldNotBeEmpty();
    }

    [Fact]
    public void PrivateKey_ToString_ShowsNothingOfIt() => PrivateKey(Key).ToString().ShouldBe("SFTP private key");

    private static SftpOptions Options(string host, string user) => new()
    {
        Host = host,
        User = user,
        PrivateKey = PrivateKey(Key),
        HostKeys = [SftpHostKey.TryParse(HostLine, out var key) ? key : throw new FormatException()],
    };

    private static SftpPrivateKey PrivateKey(string text) =>
        SftpPrivateKey.TryParse(text, out var key, out var fault) ? key : throw new FormatException(fault);

    private static void ShouldBeRefused(string text, string words)
    {
        SftpPrivateKey.TryParse(text, out _, out var fault).ShouldBeFalse();
        fault!.ShouldContain(words);
        fault.ShouldNotContain(text.Split('\n')[1]);
    }

    private static string Pem(Func<ECDsa, string> export)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return export(key);
    }

    private static byte[] Field(string text) => [0, 0, 0, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];
}
