namespace Postvogn.MeMo.Tests.Codes;

/// <summary>Made-up numbers: none of them has a date that can be, or a person.</summary>
public sealed class PersonalNumbersTests
{
    [Theory]
    [InlineData("Recipient with CPR 9902314321 is exempt", "Recipient with CPR # is exempt")]
    [InlineData("9902314321", "#")]
    [InlineData("990231-4321", "#")]
    [InlineData("990231 4321", "#")]
    [InlineData("990231  4321", "#")]
    [InlineData("990231 - 4321.", "#.")]
    [InlineData("990231–4321 and 990231‑4321", "# and #")]
    [InlineData("990231----4321", "#")]
    [InlineData("k990231:4321", "k#")]
    [InlineData("990231::4321 990231;4321", "# #")]
    [InlineData("99 02 31 4321", "#")]
    [InlineData("99.02.31-4321", "#")]
    [InlineData("99-02-31-4321", "#")]
    [InlineData("99/02/31 4321", "#")]
    [InlineData("cpr=9902314321&x=1", "cpr=#&x=1")]
    [InlineData("https://kommune.example/borger/990231-4321/brev.pdf", "https://kommune.example/borger/#/brev.pdf")]
    [InlineData("https://kommune.example/?q=990231%204321#side", "https://kommune.example/?q=##side")]
    [InlineData("990231%2D4321", "#")]
    [InlineData("990231&nbsp;4321", "#")]
    [InlineData("990231\u00A04321", "#")]
    [InlineData("{\"id\":\"990231\\u002D4321\"}", "{\"id\":\"#\"}")]
    [InlineData("brev_9902314321_1.pdf", "brev_#_1.pdf")]
    [InlineData("afgørelse9902314321borger", "afgørelse#borger")]
    [InlineData("abcdef9902314321", "abcdef#")]
    [InlineData("[6102314321],(0000000000);9902314321-9902314322", "[#],(#);#-#")]
    [InlineData("line one 990231-\n4321", "line one #")]
    [InlineData("９９０２３１-４３２１", "#")]
    [InlineData("٩٩٠٢٣١٤٣٢١", "#")]
    [InlineData("has not verified the mobile number +45 12 34 56 78", "has not verified the mobile number #")]
    public void In_WhatLooksLikeOne_IsMasked(string text, string masked) =>
        PersonalNumbers.In(text).ShouldBe(masked.Replace("?q=##side", "?q=#¤side").Replace("#", PersonalNumbers.Mask).Replace("¤", "#"));

    [Theory]
    [InlineData("")]
    [InlineData("Digital Post gives no reason.")]
    [InlineData("Company with CVR 64942212 does not exist")]
    [InlineData("The MessageUUID 12345678-1234-4123-8123-123456789012 is invalid")]
    [InlineData("01020304-1234-1234-1234-010203040506.xml")]
    [InlineData("00-01020304050607080900010203040506-0102030405060708-01")]
    [InlineData("0102030405060708090a0b0c0d0e0f100102030405060708090a0b0c0d0e0f10")]
    [InlineData("Allowed file size is 99500000 bytes, line 123456, column 1234")]
    [InlineData("2026-11-30T11:02:04.1234567Z")]
    [InlineData("at 10.11.12.13:8080, 30-11-2026, 12345678901, 123456789")]
    [InlineData("Maximum number of days allowed is 365")]
    public void In_WhatIsNone_Stays(string text) => PersonalNumbers.In(text).ShouldBe(text);

    [Fact]
    public void In_ATextOfAMillionDigits_ComesToAnEnd() =>
        PersonalNumbers.In(string.Concat(Enumerable.Repeat("1-2 3/", 170_000))).Length.ShouldBeGreaterThan(10);
}
