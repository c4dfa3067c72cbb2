using Postvogn.Functions.Contacts;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Sandbox.DigitalPost;
using ContactStatus = Postvogn.Sandbox.DigitalPost.ContactStatus;
using NemSms = Postvogn.Sandbox.DigitalPost.NemSmsSubscription;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>Asked before it is sent; only what Digital Post says for sure ends it.</summary>
public sealed class When_a_letter_cannot_arrive
{
    private const string Anna = "6101010001";
    private const string Company = "00112233";
    private const string File = """ "files": [ { "path": "brev.txt" } ]""";
    private const string Sms = """ "messageType": "NEMSMS", "notification": "Husk din tid" """;

    [Fact]
    public async Task Should_end_it_at_once_and_send_nothing()
    {
        await using var bed = await ArrivalBed.StartAsync("fresh");
        bed.Contacts.Put(Anna, ContactStatus.Exempt);
        var messageUuid = ArrivalBed.NewId();

        var letter = await bed.DropAsync(messageUuid, Anna);

        var outcome = (await bed.OutcomeAsync())!;
        (outcome.State, outcome.By, outcome.Code, outcome.MessageUuid).ShouldBe(
            (LetterStatus.Undeliverable, "Postvogn", "recipient.is.exempt", messageUuid));
        outcome.Findings.ShouldHaveSingleItem().Fix.ShouldContain("another way");
        outcome.Message!.ShouldContain("nothing was sent");
        letter.Outcome!.Code.ShouldBe(outcome.Code);
        (await bed.OpenAsync()).ShouldBeEmpty();
        (await bed.App.BytesAsync(Places.Memo(messageUuid))).ShouldNotBeNull("a hand-over to print needs it");
        (await bed.App.BytesAsync(Places.Drop("kmd/letter.xml"))).ShouldBeNull();
        bed.Questions.ShouldBe(1);
        bed.App.Logs.Lines.ShouldAllBe(line => !line.Text.Contains(Anna));
        bed.App.Logs.Of(1122).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(Anna, "Exempt", File + ", \"mandatory\": true", null)]
    [InlineData(Anna, "Exempt", File + ", \"legalNotification\": true", null)]
    [InlineData(Anna, "Exempt", File + ", \"doNotDeliverUntilDate\": \"{ahead}\"", null)]
    [InlineData(Anna, "Exempt", File, "recipient.is.exempt")]
    [InlineData(Anna, "Exempt", Sms, "recipient.nem.sms.subscription.not.found")]
    [InlineData(Anna, "Closed", File + ", \"mandatory\": true", "recipient.is.closed")]
    [InlineData(Anna, "Registered", File, null)]
    [InlineData(Anna, null, File, "recipient.not.found")]
    [InlineData(Company, null, File, null)]
    [InlineData(Company, "Exempt", File, "recipient.is.exempt")]
    [InlineData(Company, "Closed", File, "recipient.is.closed")]
    public async Task Should_honour_what_the_letter_is(string number, string? status, string more, string? code)
    {
        await using var bed = await ArrivalBed.StartAsync("fresh");
        if (status is not null) bed.Contacts.Put(number, Enum.Parse<ContactStatus>(status));
        var ahead = bed.Contacts.Clock.GetUtcNow().AddDays(30);

        var letter = await bed.DropPackageAsync(number, more.Replace("{ahead}", $"{ahead:yyyy-MM-dd}", StringComparison.Ordinal));

        (letter.Status, letter.Outcome?.Code).ShouldBe((code is null ? LetterStatus.Accepted : LetterStatus.Undeliverable, code));
    }

    [Theory]
    [InlineData(NemSms.None, "recipient.nem.sms.subscription.not.found")]
    [InlineData(NemSms.NotVerified, "recipient.nem.sms.subscription.mobile.number.not.verified")]
    [InlineData(NemSms.Verified, null)]
    public async Task Should_know_NemSMS_apart(object nemSms, string? code)
    {
        await using var bed = await ArrivalBed.StartAsync("fresh");
        bed.Contacts.Put(Anna, ContactStatus.Exempt, (NemSms)nemSms);

        (await bed.DropPackageAsync(Anna, Sms)).Outcome?.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Should_ask_nobody_where_the_source_wants_none()
    {
        await using var bed = await ArrivalBed.StartAsync("none");
        bed.Contacts.Put(Anna, ContactStatus.Exempt);

        (await bed.DropAsync(ArrivalBed.NewId(), Anna)).Status.ShouldBe(LetterStatus.Accepted);
        bed.Questions.ShouldBe(0);
    }

    [Theory]
    // On the list: it is sent, whatever Digital Post would say.
    [InlineData(6, true, "Exempt", null, 0)]
    // Not on it: Digital Post says why, or knows better.
    [InlineData(6, false, "Exempt", "recipient.is.exempt", 1)]
    [InlineData(6, false, "Registered", null, 1)]
    [InlineData(6, false, null, "recipient.not.found", 1)]
    // Older than 36 hours, or none: Digital Post is asked about everybody.
    [InlineData(37, true, "Exempt", "recipient.is.exempt", 1)]
    [InlineData(37, false, "Closed", "recipient.is.closed", 1)]
    [InlineData(null, false, "Exempt", "recipient.is.exempt", 1)]
    // Who is on a list, however old, is somebody.
    [InlineData(37, true, null, null, 1)]
    public async Task Should_stop_nothing_by_the_list_alone(int? hours, bool isOnList, string? status, string? code, int questions)
    {
        await using var bed = await ArrivalBed.StartAsync("index");
        if (hours is { } age) await bed.Contacts.UseListAsync(TimeSpan.FromHours(age), isOnList ? Anna : "6101010999");
        if (status is not null) bed.Contacts.Put(Anna, Enum.Parse<ContactStatus>(status));

        var letter = await bed.DropAsync(ArrivalBed.NewId(), Anna);

        (letter.Status, letter.Outcome?.Code).ShouldBe((code is null ? LetterStatus.Accepted : LetterStatus.Undeliverable, code));
        bed.Questions.ShouldBe(questions);
    }

    [Theory]
    [InlineData("fresh", FaultKind.TooManyRequests)]
    [InlineData("fresh", FaultKind.ServiceUnavailable)]
    [InlineData("fresh", FaultKind.InternalServerError)]
    [InlineData("fresh", FaultKind.DropBefore)]
    [InlineData("fresh", FaultKind.CutOff)]
    [InlineData("index", FaultKind.ServiceUnavailable)]
    public async Task Should_send_what_could_not_be_asked(string check, object fault)
    {
        await using var bed = await ArrivalBed.StartAsync(check);
        bed.Contacts.Put(Anna, ContactStatus.Exempt);
        bed.Contacts.DigitalPost.Faults.Clear();
        bed.Contacts.DigitalPost.Faults.Add(new Fault((FaultKind)fault) { Call = ApiCall.LookUpContacts, Times = ArrivalBed.Tries });

        (await bed.DropAsync(ArrivalBed.NewId(), Anna)).Status.ShouldBe(LetterStatus.Accepted);

        bed.App.Logs.Of(1121).ShouldHaveSingleItem().Text.ShouldContain("1 letters of kmd/letter.xml");
        bed.App.Logs.Lines.ShouldAllBe(line => !line.Text.Contains(Anna));
    }

    [Fact]
    public async Task Should_send_it_when_Digital_Post_refuses_to_answer()
    {
        await using var bed = await ArrivalBed.StartAsync("fresh");
        bed.Contacts.Put(Anna, ContactStatus.Exempt);
        bed.Contacts.DigitalPost.Registry.Put(
            bed.Contacts.DigitalPost.Registry.FindSystem(Rig.SystemId)! with { ApiKey = "another" });

        (await bed.DropAsync(ArrivalBed.NewId(), Anna)).Status.ShouldBe(LetterStatus.Accepted);
        bed.App.Logs.Of(1121).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Should_send_it_when_Digital_Post_is_silent()
    {
        await using var bed = await ArrivalBed.StartAsync("fresh");
        bed.Contacts.Put(Anna, ContactStatus.Exempt);
        bed.Contacts.DigitalPost.Faults.Clear();
        bed.Contacts.DigitalPost.Faults.Add(new Fault(FaultKind.Slow) { Call = ApiCall.LookUpContacts, Delay = TimeSpan.FromHours(1) });

        var dropped = bed.DropAsync(ArrivalBed.NewId(), Anna);
        while (bed.Contacts.DigitalPost.Faults.Remaining > 0) await Task.Yield();
        bed.Contacts.Clock.Advance(ArrivalChecks.Longest);

        (await dropped).Status.ShouldBe(LetterStatus.Accepted);
        bed.App.Logs.Of(1121).ShouldHaveSingleItem().Text.ShouldContain("15 seconds");
    }

    [Fact]
    public async Task Should_ask_about_a_whole_archive_once()
    {
        await using var bed = await ArrivalBed.StartAsync("fresh");
        var letters = Enumerable.Range(0, 30).Select(i => (MessageUuid: ArrivalBed.NewId(), Number: $"62010100{i % 20:00}")).ToList();
        foreach (var number in letters.Select(letter => letter.Number).Distinct())
            bed.Contacts.Put(number, IsEven(number) ? ContactStatus.Registered : ContactStatus.Closed);

        await bed.DropAsync(
            "kmd/all.tar.lzma",
            await SampleMemo.ArchiveAsync([.. letters.Select(its => (its.MessageUuid, ArrivalBed.Memo(its.MessageUuid, its.Number)))]));

        bed.Questions.ShouldBe(1);
        foreach (var (messageUuid, number) in letters)
        {
            (await bed.LetterAsync(messageUuid)).Status.ShouldBe(IsEven(number) ? LetterStatus.Accepted : LetterStatus.Undeliverable);
            (await bed.OutcomeAsync("kmd/all.tar.lzma", $"{messageUuid}"))?.Code.ShouldBe("recipient.is.closed");
        }

        bed.App.Logs.Of(1122).ShouldHaveSingleItem().Text.ShouldContain("15 of 30 letters");
    }

    [Fact]
    public async Task Should_leave_half_of_the_bucket_to_sending()
    {
        await using var bed = await ArrivalBed.StartAsync("fresh");
        var fresh = bed.App.Get<FreshLookup>();
        for (var i = 0; i < 31; i++) await fresh.FindAsync([Anna], ArrivalChecks.Longest, givesWay: false, default);

        var asking = fresh.FindAsync([Anna], ArrivalChecks.Longest, givesWay: true, default);
        bed.Questions.ShouldBe(31, "it waits");
        bed.Contacts.Clock.Advance(TimeSpan.FromSeconds(1));

        (await asking).Refusal.ShouldBeNull();
        bed.Questions.ShouldBe(32);
    }

    [Fact]
    public async Task Should_ask_anew_when_the_same_drop_comes_again()
    {
        await using var bed = await ArrivalBed.StartAsync("fresh");
        bed.Contacts.Put(Anna, ContactStatus.Exempt);
        var messageUuid = ArrivalBed.NewId();
        await bed.DropAsync(messageUuid, Anna);
        var first = (await bed.OutcomeAsync())!;
        bed.Contacts.Clock.Advance(TimeSpan.FromMinutes(5));

        await bed.DropAsync(messageUuid, Anna);

        (await bed.OutcomeAsync())!.At.ShouldBeGreaterThan(first.At);
        bed.Contacts.Put(Anna);
        var letter = await bed.DropAsync(messageUuid, Anna);
        (letter.Status, letter.Outcome).ShouldBe((LetterStatus.Accepted, null));
        (await bed.OutcomeAsync()).ShouldBeNull();
        (await bed.OpenAsync()).ShouldBe([$"messages/{messageUuid}", $"waiting/post/{messageUuid}"], ignoreOrder: true);
    }

    [Fact]
    public async Task Should_send_one_that_failed_again_only_if_it_can_arrive()
    {
        await using var bed = await ArrivalBed.StartAsync("fresh");
        bed.Contacts.Put(Anna);
        var messageUuid = ArrivalBed.NewId();
        var letters = bed.App.Get<LetterRecords>();
        var failed = await bed.DropAsync(messageUuid, Anna);
        var outcome = new Outcome
        {
            Drop = failed.Drop, MessageUuid = messageUuid, State = LetterStatus.Failed, By = "DigitalPost", At = DateTimeOffset.UnixEpoch,
        };
        await letters.SettleAsync((await letters.FindAsync(messageUuid, default))!, outcome, default);
        bed.Contacts.Put(Anna, ContactStatus.Closed);

        (await bed.DropAsync(messageUuid, Anna)).Status.ShouldBe(LetterStatus.Undeliverable);
        (await bed.OutcomeAsync())!.Code.ShouldBe("recipient.is.closed");
    }

    private static bool IsEven(string number) => (number[^1] - '0') % 2 == 0;
}
