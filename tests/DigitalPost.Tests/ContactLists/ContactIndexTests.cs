namespace Postvogn.DigitalPost.Tests.ContactLists;

/// <summary>The index beside a plain dictionary of the same contacts.</summary>
public sealed class ContactIndexTests
{
    [Fact]
    public void Find_RandomContacts_IsWhatADictionarySays()
    {
        for (var seed = 0; seed < Scale.Count; seed++)
        {
            var made = new MadeUp(seed, contacts: seed % 300);
            made.ShouldBe(made.Index());
        }
    }

    [Fact]
    public void Find_EveryNumberOfAFullBucketAndItsNeighbours_IsThereOnlyIfAdded()
    {
        var builder = new ContactIndexBuilder();
        for (var key = 16_384; key < 2 * 16_384; key++)
            builder.Add(MadeUp.Parsed(key.ToString("d10")), new(true, key % 2 == 0));
        var index = builder.Build(Lists.CreatedAt);

        for (var key = 0; key < 3 * 16_384; key++)
        {
            var expected = key / 16_384 == 1 ? new Reach(true, key % 2 == 0) : Reach.None;
            index.Find(key.ToString("d10")).ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("123456789")]
    [InlineData("12345678901")]
    [InlineData("1234567")]
    [InlineData("12345a78")]
    [InlineData("610101-0001")]
    [InlineData("-101010001")]
    [InlineData(" 12345678 ")]
    [InlineData("６１０１０１０００１")]
    public void Find_TextThatIsNoNumber_SaysSo(string text)
    {
        new MadeUp(1, 10).Index().Find(text).ShouldBeNull();
        new ContactIndexChanges().Find(text, new MadeUp(1, 10).Index()).ShouldBeNull();
    }

    [Fact]
    public void Find_PersonAndCompanyOfTheSameValue_AreTwo()
    {
        var builder = new ContactIndexBuilder();
        builder.Add(MadeUp.Parsed("0061616161"), new(true, false));
        builder.Add(MadeUp.Parsed("61616161"), new(false, true));
        builder.Add(MadeUp.Parsed("62616161"), Reach.None);
        var index = builder.Build(Lists.CreatedAt);

        index.Find("0061616161").ShouldBe(new Reach(true, false));
        index.Find("61616161").ShouldBe(new Reach(false, true));
        index.Counts.ShouldBe(new(1, 1, 1, 1));
        MadeUp.Parsed("0061616161").ShouldNotBe(MadeUp.Parsed("61616161"));
    }

    [Fact]
    public void Build_NothingAdded_KnowsNobody()
    {
        var index = new ContactIndexBuilder().Build(Lists.CreatedAt);

        (index.Size, index.Registrations).ShouldBe((0, 0));
        index.Find("9999999999").ShouldBe(Reach.None);
        index.Find("00000000").ShouldBe(Reach.None);
    }

    [Fact]
    public void Find_Number_AllocatesNothing()
    {
        var index = new MadeUp(3, 300).Index();
        index.Find("6101010001");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var asked = 0; asked < 1000; asked++)
            index.Find("6101010001");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void ToString_AnythingThatHoldsANumber_ShowsNone()
    {
        var number = MadeUp.Parsed("6161616161");
        var builder = new ContactIndexBuilder();
        builder.Add(number, new(true, true));
        var changes = new ContactIndexChanges();
        changes.Apply(number, Reach.None, Lists.CreatedAt);

        foreach (var text in new[] { number.ToString(), $"{builder.Build(Lists.CreatedAt)}", $"{changes}", $"{changes.Find(number)}" })
            text.ShouldNotContain("6161");
        number.ToString().ShouldBe("a CPR number");
        MadeUp.Parsed("12345678").ToString().ShouldBe("a CVR number");
    }
}
