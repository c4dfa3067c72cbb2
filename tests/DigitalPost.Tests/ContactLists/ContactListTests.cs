using System.Text;

namespace Postvogn.DigitalPost.Tests.ContactLists;

/// <summary>What a list must be (TI 4.6.1), and what is said of one that is not.</summary>
public sealed class ContactListTests
{
    // TI 4.6.1, as given there: an unknown content in the 19th row, and the other spelling of Indholdstype.
    private const string Example = """
        DannetDatoTid;SystemIdentifikator;KompletIndikator
        2022-07-12 00:11:26;0;1
        Modtager;ModtagerType;Indholdstype;Tilmeldt
        0504554402;P;D;1
        0504554403;P;D;1
        0504554403;P;S;1
        99881101;V;D;1
        77227711;V;D;1
        0101010000;P;D;1
        1212826357;P;D;1
        12112114;V;D;1
        1211112114;P;D;1
        10101010;V;D;1
        2424454554;P;D;1
        2609881234;P;D;1
        1010947896;P;D;1
        2609881233;P;D;1
        12345679;V;D;1
        11223344;V;D;1
        44332233;V;D;1
        12341234;V;D;1
        12341234;V;P;1
        0707920707;P;D;1
        0707920707;P;S;1
        2609881236;P;D;1
        2609881237;P;D;1
        11554477;V;D;1
        0101101234;P;D;1
        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task ReadAsync_ExampleOfTheGuide_IsReadWithoutLoss(string newLine)
    {
        var reading = await Lists.ReadAsync(Example.ReplaceLineEndings(newLine), new() { OldestAge = TimeSpan.FromDays(10_000) });

        reading.Outcome.ShouldBe(ContactListOutcome.Good);
        (reading.Rows, reading.UnknownRows, reading.BadRows, reading.Line).ShouldBe((24, 1, 0, 22));
        reading.CreatedAt.ShouldBe(new DateTimeOffset(2022, 7, 11, 22, 11, 26, TimeSpan.Zero));
        reading.Index!.Counts.ShouldBe(new(13, 9, 22, 2));
        reading.Index.Find("0707920707").ShouldBe(new Reach(true, true));
        reading.Index.Find("12341234").ShouldBe(new Reach(true, false));
        reading.Index.Find("0012341234").ShouldBe(Reach.None);
    }

    [Theory]
    [InlineData("2030-01-07T03:11:26", "2030-01-07T01:11:26Z")]
    [InlineData("2030-01-07 03:11:26.125", "2030-01-07T01:11:26.125Z")]
    [InlineData("2030-01-07T03:11:26Z", "2030-01-07T03:11:26Z")]
    [InlineData("2030-01-07 03:11:26+01:00", "2030-01-07T02:11:26Z")]
    public async Task ReadAsync_TimeWithAndWithoutAZone_IsTheEarliestItCanBe(string written, string expected)
    {
        var reading = await Lists.ReadAsync(Lists.Of("6101010001;P;D;1").Replace("2030-01-07 03:11:26", written, StringComparison.Ordinal));

        reading.CreatedAt.ShouldBe(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
        reading.Index!.CreatedAt.ShouldBe(reading.CreatedAt!.Value);
    }

    [Theory]
    [InlineData(Lists.Names, "a;b;c", ContactListOutcome.WrongHeader, 1)]
    [InlineData(Lists.Names, "SystemIdentifikator;DannetDatoTid;KompletIndikator", ContactListOutcome.WrongHeader, 1)]
    [InlineData(Lists.RowNames, Lists.RowNames + ";Navn", ContactListOutcome.WrongHeader, 3)]
    [InlineData(Lists.RowNames, "6101010001;P;D;1", ContactListOutcome.WrongHeader, 3)]
    [InlineData(Lists.Header, "2030-01-07 03:11:26;0", ContactListOutcome.WrongHeader, 2)]
    [InlineData(Lists.Header, "2030-01-07 03:11:26;0;0", ContactListOutcome.NotComplete, 2)]
    [InlineData(Lists.Header, "2030-01-07 03:11:26;0;", ContactListOutcome.NotComplete, 2)]
    [InlineData(Lists.Header, "07-01-2030;0;1", ContactListOutcome.WrongTime, 2)]
    [InlineData(Lists.Header, "0001-01-01 00:00:00;0;1", ContactListOutcome.WrongTime, 2)]
    [InlineData(Lists.Header, "2030-01-08 03:11:26;0;1", ContactListOutcome.WrongTime, 2)]
    [InlineData(Lists.Header, "2030-01-05 21:59:59;0;1", ContactListOutcome.TooOld, 2)]
    [InlineData(Lists.Header, "2030-01-05 22:00:00;0;1", ContactListOutcome.Good, null)]
    [InlineData(Lists.Header, "2030-01-07 03:11:26;77;1", ContactListOutcome.Good, null)]
    [InlineData(Lists.RowNames, "MODTAGER;modtagertype;Indholdstype;Tilmeldt", ContactListOutcome.Good, null)]
    public async Task ReadAsync_OtherHeader_SaysWhatAndWhere(string right, string other, ContactListOutcome expected, int? line)
    {
        var reading = await Lists.ReadAsync(Lists.Of("6101010001;P;D;1").Replace(right, other, StringComparison.Ordinal));

        reading.Outcome.ShouldBe(expected);
        reading.Line.ShouldBe(line);
        reading.ToString().ShouldNotContain("61010");
        (reading.Index is null).ShouldBe(expected != ContactListOutcome.Good);
    }

    [Theory]
    [InlineData("610101000;P;D;1")]
    [InlineData("61010100011;P;D;1")]
    [InlineData("61010100O1;P;D;1")]
    [InlineData("6101010 01;P;D;1")]
    [InlineData("610101000:;P;D;1")]
    [InlineData("6101010/01;P;D;1")]
    [InlineData("12345678;P;D;1")]
    [InlineData("6101010001;V;D;1")]
    [InlineData("6101010001;P;D")]
    [InlineData("6101010001;P;D;1;1")]
    [InlineData("6101010001;P;;1")]
    [InlineData("6101010001;P;D; 1")]
    [InlineData("6101010001,P,D,1")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0")]
    [InlineData(Lists.Names)]
    public async Task ReadAsync_RowOfAnotherShape_NamesItsLineAndNothingOfIt(string row)
    {
        // With and without rows after it: the usual row is read another way than the last ones.
        foreach (var after in new[] { Array.Empty<string>(), ["6101010003;P;D;1", "6101010004;P;D;1"] })
        {
            var list = Lists.Of(["6101010002;P;D;1", row, .. after]);
            var reading = await Lists.ReadAsync(list);

            (reading.Outcome, reading.Line, reading.Index).ShouldBe((ContactListOutcome.BadRow, 5, null));
            reading.ToString().ShouldNotContain("61010");
            (await Lists.ReadAsync(list, new() { BadRowsAllowed = 1 })).BadRows.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("6101010001;P;P;1")]
    [InlineData("6101010001;X;D;1")]
    [InlineData("6101010001;P;D;0")]
    [InlineData("12345678;V;DS;1")]
    public async Task ReadAsync_UnknownCode_IsCountedAndPassedOver(string row)
    {
        var reading = await Lists.ReadAsync(Lists.Of("6101010002;P;D;1", row, "6101010003;P;S;1", "12121212;V;D;1"));

        (reading.Outcome, reading.Rows, reading.UnknownRows, reading.Line).ShouldBe((ContactListOutcome.Good, 3, 1, 5));
        reading.Index!.Find(row.Split(';')[0]).ShouldBe(Reach.None);
    }

    [Fact]
    public async Task ReadAsync_ByteOrderMarkAndEmptyLines_AreLeftOut()
    {
        var reading = await Lists.ReadAsync("\uFEFF" + Lists.Of("6101010001;P;D;1", "", "6101010002;P;D;1", ""));

        (reading.Outcome, reading.Rows, reading.BadRows).ShouldBe((ContactListOutcome.Good, 2, 0));
    }

    [Fact]
    public async Task ReadAsync_CutAtAnyByte_IsNeverTakenForWholeBesideTheLastList()
    {
        var bytes = Encoding.UTF8.GetBytes(Lists.Of("6101010001;P;D;1", "6101010001;P;S;1", "12345678;V;D;1"));
        var rules = new ContactListRules { LastRegistrations = 3, LastCreatedAt = Lists.CreatedAt.AddDays(-1) };
        // The last newline may be missing.
        for (var length = 0; length < bytes.Length - 1; length++)
        {
            var reading = await Lists.ReadAsync(new MemoryStream(bytes, 0, length), rules);
            reading.Outcome.ShouldBeOneOf(ContactListOutcome.CutOff, ContactListOutcome.TooFewRows);
            reading.Index.ShouldBeNull();
            reading.ToString().ShouldNotContain("61010");
            (await Lists.ReadAsync(new MemoryStream(bytes, 0, length), new() { ExpectedLength = bytes.Length })).Outcome
                .ShouldBe(ContactListOutcome.CutOff);
            (await Lists.ReadAsync(new MemoryStream(bytes, 0, length), rules with { BadRowsAllowed = 9 })).IsGood.ShouldBeFalse();
        }

        (await Lists.ReadAsync(new MemoryStream(bytes), rules with { ExpectedLength = bytes.Length })).IsGood.ShouldBeTrue();
    }

    [Fact]
    public async Task ReadAsync_ListThatIsNotNewer_IsRefused()
    {
        var list = Lists.Of("6101010001;P;D;1");
        var last = (await Lists.ReadAsync(list)).Index!;

        (await Lists.ReadAsync(list, new ContactListRules().After(last))).Outcome.ShouldBe(ContactListOutcome.NotNewer);
        (await Lists.ReadAsync(list, new() { LastCreatedAt = Lists.CreatedAt.AddSeconds(-1) })).Outcome.ShouldBe(ContactListOutcome.Good);
    }

    [Fact]
    public async Task ReadAsync_FewerRegistrationsThanTheShare_IsRefusedUnlessTheShareIsLower()
    {
        var list = Lists.Of("6101010001;P;D;1", "6101010001;P;D;1");

        var reading = await Lists.ReadAsync(list, new() { LastRegistrations = 2 });
        (reading.Outcome, reading.Rows).ShouldBe((ContactListOutcome.TooFewRows, 2));
        (await Lists.ReadAsync(list, new() { LastRegistrations = 2, SmallestShare = 0.5 })).IsGood.ShouldBeTrue();
        (await Lists.ReadAsync(Lists.Of())).Outcome.ShouldBe(ContactListOutcome.TooFewRows);
        (await Lists.ReadAsync(Lists.Of(), new() { FewestRegistrations = 0 })).Index!.Counts.ShouldBe(default);
    }

    [Fact]
    public async Task ReadAsync_LineWithoutEnd_IsRefusedAndNotKept()
    {
        var endless = Lists.Of("6101010001;P;D;1") + new string('6', 300_000);

        var reading = await Lists.ReadAsync(endless, new() { BadRowsAllowed = 100 });

        (reading.Outcome, reading.Line).ShouldBe((ContactListOutcome.BadRow, 5));
        (await Lists.ReadAsync(new string('6', 300_000))).Outcome.ShouldBe(ContactListOutcome.WrongHeader);
    }

    [Fact]
    public async Task ReadAsync_RandomLists_AreWhatADictionarySays()
    {
        for (var seed = 0; seed < Scale.Count; seed++)
        {
            var made = new MadeUp(seed, contacts: 1 + (seed % 200));
            var text = Encoding.UTF8.GetBytes(made.List(seed % 2 == 0 ? "\n" : "\r\n"));

            var reading = await Lists.ReadAsync(new DribblingStream(text, 1 + (seed * 7 % 300)));

            (reading.Outcome, reading.Length, reading.BadRows).ShouldBe((ContactListOutcome.Good, text.Length, 0));
            made.ShouldBe(reading.Index!);
        }
    }

    [Fact]
    public async Task ReadAsync_ListOfManyBuffers_LosesNoRowBetweenThem()
    {
        var rows = Enumerable.Range(0, 60_000).Select(row => row % 3 == 0 ? $"{60_000_000 + row};V;D;1" : $"{6_100_000_000 + row};P;S;1")
            .ToArray();

        var reading = await Lists.ReadAsync(Lists.Of(rows));

        reading.Rows.ShouldBe(rows.Length);
        reading.Index!.Counts.ShouldBe(new(40_000, 20_000, 20_000, 40_000));
        for (var row = 0; row < rows.Length; row++)
            reading.Index.Find(rows[row].Split(';')[0]).ShouldBe(new Reach(row % 3 == 0, row % 3 != 0));
    }
}
