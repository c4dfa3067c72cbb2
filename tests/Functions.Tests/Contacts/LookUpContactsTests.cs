using System.Net;
using System.Text.Json;
using Postvogn.DigitalPost;
using Postvogn.Functions.Contacts;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Sandbox.DigitalPost;
using ContactStatus = Postvogn.Sandbox.DigitalPost.ContactStatus;
using NemSms = Postvogn.Sandbox.DigitalPost.NemSmsSubscription;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>Who can be reached: the question over HTTP, the answer from the index or from the stand-in.</summary>
public sealed class LookUpContactsTests
{
    /// <summary>A call, and the repeats within it.</summary>
    private const int Tries = 3;

    private const string Anna = "6101010001";
    private const string Bent = "6101010002";
    private const string Company = "00112233";
    private const string Nobody = "6101010009";

    [Fact]
    public async Task Post_FromTheIndex_AnswersInTheOrderAsked()
    {
        await using var bed = await ContactBed.StartAsync();
        var index = await bed.UseListAsync(TimeSpan.FromHours(6), Anna, Company);

        var response = await bed.App.AskAsync(new { numbers = new[] { Nobody, Company, Anna, Nobody } });

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await response.Content.ReadAsStringAsync()).ShouldBe(
            $$"""{"asOf":"{{index.CreatedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}}","contacts":["""
            + $$"""{"number":"{{Nobody}}","digitalPost":false,"nemSms":false},{"number":"{{Company}}","digitalPost":true,"nemSms":false},"""
            + $$"""{"number":"{{Anna}}","digitalPost":true,"nemSms":false},{"number":"{{Nobody}}","digitalPost":false,"nemSms":false}]}""");
    }

    [Fact]
    public async Task Post_Fresh_AsksDigitalPost()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        bed.Put(Anna, ContactStatus.Exempt, NemSms.Verified);
        bed.Put(Bent, ContactStatus.Closed, NemSms.Verified);
        bed.Put(Company);

        var answer = await AnswerAsync(bed, new { numbers = new[] { Bent, Anna, Company, Nobody, Anna }, fresh = true });

        answer.Contacts.ShouldBe(
        [
            new(Bent, false, false), new(Anna, false, true), new(Company, true, false), new(Nobody, false, false), new(Anna, false, true),
        ]);
        answer.AsOf.ShouldBe(bed.Clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task Post_FreshOfMoreThanOneCallTakes_AnswersAll()
    {
        await using var bed = await ContactBed.StartAsync();
        var numbers = Enumerable.Range(0, 25_000).Select(i => $"62010{i:00000}").ToList();
        foreach (var number in numbers.Where((_, i) => i % 100 == 0)) bed.Put(number);

        var answer = await AnswerAsync(bed, new { numbers, fresh = true });

        answer.Contacts.Select(contact => contact.Number).ShouldBe(numbers);
        answer.Contacts.Where(contact => contact.DigitalPost).Select(contact => contact.Number)
            .ShouldBe(numbers.Where((_, i) => i % 100 == 0));
    }

    [Theory]
    [InlineData(FaultKind.TooManyRequests, HttpStatusCode.ServiceUnavailable)]
    [InlineData(FaultKind.ServiceUnavailable, HttpStatusCode.ServiceUnavailable)]
    [InlineData(FaultKind.DropBefore, HttpStatusCode.ServiceUnavailable)]
    [InlineData(FaultKind.CutOff, HttpStatusCode.ServiceUnavailable)]
    public async Task Post_FreshAndTheLastCallFails_IsNoHalfAnswer(object fault, HttpStatusCode status)
    {
        await using var bed = await ContactBed.StartAsync();
        bed.DigitalPost.Faults.Add(new Fault((FaultKind)fault) { Call = ApiCall.LookUpContacts, Skip = 1, Times = Tries });

        var response = await bed.App.AskAsync(new { numbers = Enumerable.Range(0, 10_001).Select(i => $"62010{i:00000}"), fresh = true });

        response.StatusCode.ShouldBe(status);
        var words = await response.Content.ReadAsStringAsync();
        words.ShouldContain("Ask again later");
        words.ShouldNotContain("62010");
        bed.App.Logs.Of(1009).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Post_FreshAndDigitalPostRefusesUs_IsABadGateway()
    {
        await using var bed = await ContactBed.StartAsync();
        bed.DigitalPost.Registry.Put(bed.DigitalPost.Registry.FindSystem(Rig.SystemId)! with { ApiKey = "another" });

        var response = await bed.App.AskAsync(new { numbers = new[] { Anna }, fresh = true });

        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Unauthorized");
    }

    [Fact]
    public async Task Post_FreshAndDigitalPostIsSilent_EndsInTime()
    {
        await using var bed = await ContactBed.StartAsync();
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.Slow) { Call = ApiCall.LookUpContacts, Delay = TimeSpan.FromHours(1) });

        var asked = bed.App.AskAsync(new { numbers = new[] { Anna }, fresh = true });
        while (bed.DigitalPost.Faults.Remaining > 0) await Task.Yield();
        bed.Clock.Advance(FreshLookup.Longest);

        (await asked).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    /// <summary>What Digital Post gives of one of two persons; null is a number that is missing.</summary>
    [Theory]
    [InlineData(Bent, true)]
    [InlineData(Nobody, false)]
    [InlineData(Company, false)]
    [InlineData(null, false)]
    public void TryAdd_AContactThatWasNotAskedAbout_IsNoAnswer(string? number, bool isAnswer)
    {
        var found = new Dictionary<string, Postvogn.DigitalPost.Contacts.Contact>();
        FreshLookup.TryAdd(found, new() { CprNumbers = [Anna, Bent] }, [Of(Anna), Of(number)]).ShouldBe(isAnswer);
        found.ContainsKey(Bent).ShouldBe(isAnswer);

        static Postvogn.DigitalPost.Contacts.Contact Of(string? number) => new() { Id = Rig.SystemId, CprNumber = number };
    }

    [Fact]
    public async Task Post_NoIndexYet_IsUnavailableWithWords()
    {
        await using var bed = await ContactBed.StartAsync();

        var response = await bed.App.AskAsync(new { numbers = new[] { Anna } });

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Postvogn__Contacts__ListSystem");
    }

    [Fact]
    public async Task Post_FreshWithoutASystem_IsUnavailableWithWords()
    {
        await using var bed = await ContactBed.StartAsync(settings => settings with { Contacts = ContactsSettings.None });

        var response = await bed.App.AskAsync(new { numbers = new[] { Anna }, fresh = true });

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Postvogn__Contacts__System");
    }

    [Theory]
    [InlineData("610101000", 1)]
    [InlineData("61010100011", 1)]
    [InlineData("610101-0001", 1)]
    [InlineData("", 1)]
    [InlineData(null, 1)]
    public async Task Post_NoNumber_IsRefusedByItsPositionAlone(string? text, int position)
    {
        await using var bed = await ContactBed.StartAsync();

        var response = await bed.App.AskAsync(new { numbers = new[] { Anna, text, Bent } });

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var words = await response.Content.ReadAsStringAsync();
        words.ShouldStartWith($"numbers[{position}] ");
        words.ShouldNotContain("61010");
        bed.App.Logs.Lines.ShouldAllBe(line => !line.Text.Contains("61010", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"numbers":"6101010001"}""")]
    [InlineData("""{"numbers":[6101010001]}""")]
    [InlineData("""{"numbers":["6101010001" """)]
    public async Task Post_NoQuestion_IsRefusedWithoutQuotingIt(string body)
    {
        await using var bed = await ContactBed.StartAsync();

        var response = await bed.App.Http.PostAsync("/api/contacts/lookup", RunningApp.Body(body, "application/json"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("61010");
        bed.App.Logs.Lines.ShouldAllBe(line => !line.Text.Contains("61010", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_MostNumbers_IsAnsweredAndOneMoreIsNot()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        var numbers = Enumerable.Repeat(Anna, LookupQuestion.MostNumbers);

        (await AnswerAsync(bed, new { numbers })).Contacts.Count.ShouldBe(LookupQuestion.MostNumbers);
        (await bed.App.AskAsync(new { numbers = numbers.Append(Anna) })).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_LongerThanAnyQuestion_IsRefused(bool saysItsLength)
    {
        await using var bed = await ContactBed.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/contacts/lookup") { Content = new StringContent(
            "{" + new string(' ', 5_000_000)) };
        request.Headers.TransferEncodingChunked = !saysItsLength;

        (await bed.App.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Get_IsNotAllowed()
    {
        await using var bed = await ContactBed.StartAsync();

        (await bed.App.Http.GetAsync($"/api/contacts/lookup?numbers={Anna}")).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        bed.App.Logs.Lines.ShouldAllBe(line => !line.Text.Contains(Anna, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_NewList_IsSeenAfterAFewSeconds()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        (await AnswerAsync(bed, new { numbers = new[] { Bent } })).Contacts.ShouldBe([new(Bent, false, false)]);
        await bed.UseListAsync(TimeSpan.FromHours(1), Bent);

        (await AnswerAsync(bed, new { numbers = new[] { Bent } })).Contacts.ShouldBe([new(Bent, false, false)]);
        bed.Clock.Advance(KnownContacts.LookEvery);

        (await AnswerAsync(bed, new { numbers = new[] { Bent } })).Contacts.ShouldBe([new(Bent, true, false)]);
    }

    [Fact]
    public async Task CurrentAsync_ListReplacedBetweenItsTwoLooks_NeverShowsTheOldIndexWithoutItsChanges()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(30), Anna);
        bed.Put(Anna, ContactStatus.Exempt);
        await bed.App.PullChangesAsync();
        bed.Clock.Advance(TimeSpan.FromHours(12));
        var reader = await bed.StartAppAsync(
            new HookedStore(bed.Store()) { BeforeOpening = (Places.ContactIndex, () => ReplaceAsync(bed)) });

        var known = await reader.Get<KnownContacts>().CurrentAsync(default);

        known!.Find(Anna).ShouldBe(Reach.None);
        known.Find(Bent).ShouldBe(new Reach(true, false), "the new list");
    }

    [Fact]
    public async Task CurrentAsync_ChangeThatTheListKnowsAndNobodyDropped_IsPassedOver()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        bed.Put(Anna, ContactStatus.Exempt);
        await bed.App.PullChangesAsync();
        bed.Clock.Advance(TimeSpan.FromHours(12));

        await bed.UseListAsync(TimeSpan.FromHours(1), Anna);

        (await bed.KnownAsync(Anna)).ShouldBe(new Reach(true, false));
    }

    private static async Task ReplaceAsync(ContactBed bed)
    {
        var index = await bed.UseListAsync(TimeSpan.FromHours(1), Bent);
        await bed.App.Get<KeptChanges>().DropKnownAsync(index, default);
    }

    private static async Task<LookupAnswer> AnswerAsync(ContactBed bed, object question)
    {
        var response = await bed.App.AskAsync(question);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonSerializer.Deserialize<LookupAnswer>(await response.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!;
    }
}
