using Postvogn.Drops;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Tests.Settings;

public sealed class EntryNameTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("kmd")]
    [InlineData("child-care")]
    [InlineData("børn")]
    [InlineData("Ældre_og.Handicap-2")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz01234567890")]
    public void IsFit_FolderName_IsTaken(string name)
    {
        EntryName.IsFit(name).ShouldBeTrue();
        BlobPath.IsValid($"{name}/brev.xml").ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a'b")]
    [InlineData("a\"b")]
    [InlineData("a\nb")]
    [InlineData("a%20b")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("..")]
    [InlineData("ba\u030ad")]
    [InlineData("a\u200bb")]
    [InlineData("дети")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz012345678901")]
    public void IsFit_WhatIsNoSafeFolder_IsRefused(string name) => EntryName.IsFit(name).ShouldBeFalse();

    [Fact]
    public void Characters_HoldsNoneTwiceAndNoneThatMeansSomethingElsewhere()
    {
        EntryName.Characters.Distinct().Count().ShouldBe(EntryName.Characters.Length);
        EntryName.Characters.ShouldAllBe(c => char.IsLetterOrDigit(c) || "-_.".Contains(c));
        EntryName.Characters.IsNormalized().ShouldBeTrue();
    }

    [Theory]
    [InlineData("sma\u030Abørn", "småbørn")]
    [InlineData("A\u030Ao\u0308U\u0308e\u0301-a\u0308", "ÅöÜé-ä")]
    [InlineData("børn", "børn")]
    [InlineData("x\u030A", "x\u030A")]
    public void Composed_LettersAndMarks_AreOneCharacterEach(string name, string expected) => EntryName.Composed(name).ShouldBe(expected);
}
