using Postvogn.Functions.Letters;
using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>Refused at the drop only when Digital Post has just said no.</summary>
public sealed class When_a_letter_needs_a_right
{
    private const string Mandatory = ", \"mandatory\": true";
    private const string Legal = ", \"legalNotification\": true";

    [Theory]
    [InlineData(Mandatory, false, true, "sender.mandatory.message.not.allowed")]
    [InlineData(Legal, true, false, "sender.legal.notification.not.allowed")]
    [InlineData(Mandatory, true, false, "accepted")]
    [InlineData(Legal, false, true, "accepted")]
    [InlineData("", false, false, "accepted")]
    public async Task Should_refuse_what_the_organisation_may_not(string more, bool mandatory, bool legal, string code)
    {
        await using var bed = await RightsBed.StartAsync();
        bed.Allow(mandatory, legal);
        await bed.CheckAsync();

        (await bed.DropAsync(more)).ShouldBe(code);

        if (code == "accepted") return;
        var outcome = (await bed.Drops.OutcomeAsync("kmd/brev.letter.json"))!;
        (outcome.State, outcome.By).ShouldBe((LetterStatus.Rejected, "Postvogn"));
        (await bed.Drops.OpenAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, null, "sender.system.is.not.activated")]
    [InlineData(-2, -1, "sender.system.is.deactivated")]
    [InlineData(-1, 1, "accepted")]
    public async Task Should_refuse_what_its_system_may_not(int from, int? to, string code)
    {
        await using var bed = await RightsBed.StartAsync();
        var now = bed.Drops.Contacts.Clock.GetUtcNow();
        await bed.CheckAsync();
        await bed.KeepAsync(now.AddDays(from), to is { } days ? now.AddDays(days) : null);

        (await bed.DropAsync("")).ShouldBe(code);
    }

    [Fact]
    public async Task Should_ask_again_before_it_believes_an_old_no()
    {
        await using var bed = await RightsBed.StartAsync();
        bed.Allow(mandatory: false);
        await bed.CheckAsync();
        (await bed.DropAsync(Mandatory, "a")).ShouldBe("sender.mandatory.message.not.allowed");
        var refused = (await bed.Drops.OutcomeAsync("kmd/a.letter.json"))!.MessageUuid;

        bed.Allow();
        bed.Drops.Contacts.Clock.Advance(TimeSpan.FromMinutes(6));
        await bed.DropAsync(Mandatory, "a");

        bed.App.Logs.Of(1163).ShouldHaveSingleItem();
        (await bed.Drops.LetterAsync(refused!.Value)).Status.ShouldBe(LetterStatus.Accepted, "under the messageUUID that was kept");
    }

    [Fact]
    public async Task Should_send_what_could_not_be_asked()
    {
        await using var bed = await RightsBed.StartAsync();
        bed.Allow(mandatory: false);
        await bed.CheckAsync();
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.ServiceUnavailable) { Call = ApiCall.FetchOrganisation, Times = ArrivalBed.Tries });
        bed.Drops.Contacts.Clock.Advance(TimeSpan.FromMinutes(6));

        (await bed.DropAsync(Mandatory, "a")).ShouldBe("accepted");
        (await bed.DropAsync(Mandatory, "b")).ShouldBe("accepted", "for a minute nobody asks again");
        bed.Drops.Contacts.Clock.Advance(TimeSpan.FromMinutes(2));
        (await bed.DropAsync(Mandatory, "c")).ShouldBe("sender.mandatory.message.not.allowed");

        bed.App.Logs.Of(1173).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Should_send_what_nobody_has_said_anything_of()
    {
        await using var bed = await RightsBed.StartAsync();
        bed.Allow(mandatory: false, legalNotification: false);

        (await bed.DropAsync(Mandatory)).ShouldBe("accepted");
        bed.Said().ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_not_judge_again_what_was_taken_over()
    {
        await using var bed = await RightsBed.StartAsync();
        await bed.CheckAsync();
        await bed.DropAsync(Mandatory);
        bed.Allow(mandatory: false);
        await bed.CheckLaterAsync();

        (await bed.DropAsync(Mandatory)).ShouldBe("accepted");
        (await bed.DropAsync(Mandatory, "other")).ShouldBe("sender.mandatory.message.not.allowed");
    }
}
