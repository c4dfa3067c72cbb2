using Microsoft.Extensions.Logging;
using Postvogn.Functions.Contacts;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>What our organisation and its systems may, from the stand-in over real TLS to what is kept and told.</summary>
public sealed class CheckRightsTests : IAsyncLifetime
{
    private RightsBed bed = null!;

    [Fact]
    public async Task RunAsync_FirstTime_KeepsAllThatIsShown()
    {
        bed.Allow(mandatory: false);
        await bed.CheckAsync();

        var kept = (await bed.KeptAsync()).ShouldNotBeNull();
        (kept.MandatoryPostAllowed, kept.LegalNotificationAllowed).ShouldBe((false, true));
        var system = kept.Of(Rig.SystemId).ShouldNotBeNull();
        (system.Protocol, system.Active, system.Sends, system.Receives, system.ActiveTo).ShouldBe(("REST_PULL", true, true, true, null));
        bed.Said().ShouldBe([1165, 1166], "REST_PUSH is configured; system other is not at Digital Post");
    }

    [Fact]
    public async Task RunAsync_WithoutAnAdministratorsRole_KeepsTheOrganisationsRights()
    {
        bed.PutSystem(system => system with { Administers = false });
        await bed.CheckAsync();
        await bed.CheckLaterAsync();

        var kept = (await bed.KeptAsync()).ShouldNotBeNull();
        (kept.MandatoryPostAllowed, kept.Systems).ShouldBe((true, null));
        bed.Said().ShouldBe([1172]);
        bed.App.Logs.Of(1027).ShouldBeEmpty();
        bed.App.Logs.Lines.ShouldAllBe(line => line.Level < LogLevel.Warning, "it is so at each run");
    }

    [Fact]
    public async Task RunAsync_ARightLostAndWonAgain_IsToldOnceEach()
    {
        await bed.CheckAsync();
        bed.Allow(mandatory: false, legalNotification: false);
        await bed.CheckLaterAsync();
        await bed.CheckLaterAsync();
        bed.App.Logs.Of(1162).Select(line => line.Level).ShouldBe([LogLevel.Warning, LogLevel.Warning]);
        bed.App.Logs.Of(1162)[0].Text.ShouldContain("sender.mandatory.message.not.allowed");

        bed.Allow();
        await bed.CheckLaterAsync();
        bed.App.Logs.Of(1163).Count.ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_AnotherProtocolPeriodOrNoSystem_IsTold()
    {
        await bed.CheckAsync();
        bed.PutSystem(system => system with { Protocol = ServiceProtocol.RestPush, ActiveFrom = DateTimeOffset.UnixEpoch });
        await bed.CheckLaterAsync();

        bed.App.Logs.Of(1164).ShouldHaveSingleItem().Text.ShouldContain("REST_PULL became REST_PUSH");
        bed.App.Logs.Of(1167).ShouldHaveSingleItem();
        bed.App.Logs.Of(1165).Count.ShouldBe(1, "now it is as configured");
    }

    [Fact]
    public async Task RunAsync_ASystemThatEnds_IsWarnedOfAtEachLimitOnce()
    {
        bed.PutSystem(system => system with { ActiveTo = bed.Drops.Contacts.Clock.GetUtcNow().AddDays(29.5) });
        await bed.CheckAsync();
        await bed.CheckLaterAsync();
        bed.App.Logs.Of(1168).ShouldHaveSingleItem().Text.ShouldContain("in 29 days");

        // Another process knows what was told.
        var other = await bed.Drops.Contacts.StartAppAsync();
        bed.Drops.Contacts.Clock.Advance(TimeSpan.FromHours(1));
        await bed.CheckAsync(other);
        other.Logs.Of(1168).ShouldBeEmpty();

        await bed.CheckLaterAsync(TimeSpan.FromDays(25));
        await bed.CheckLaterAsync(TimeSpan.FromDays(5));
        await bed.CheckLaterAsync();
        bed.App.Logs.Of(1168).Count.ShouldBe(2);
        bed.App.Logs.Of(1169).ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Error);
    }

    [Fact]
    public async Task RunAsync_Again_ReadsAfterAnHour()
    {
        await bed.CheckAsync();
        var first = (await bed.KeptAsync())!.ReadAt;
        await bed.CheckLaterAsync(TimeSpan.FromMinutes(10));
        (await bed.KeptAsync())!.ReadAt.ShouldBe(first);
        await bed.CheckLaterAsync();
        (await bed.KeptAsync())!.ReadAt.ShouldBeGreaterThan(first);
    }

    [Fact]
    public async Task RunAsync_WhenTheFirstSystemMayNotAsk_AsksByAnother()
    {
        bed.Drops.Contacts.Settings = bed.Drops.Contacts.Settings with { Organisation = new OrganisationSettings("other", null) };
        var app = await bed.Drops.Contacts.StartAppAsync();

        await bed.CheckAsync(app);

        app.Logs.Of(1027).ShouldHaveSingleItem().Text.ShouldContain("Unauthorized");
        (await bed.KeptAsync()).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(ApiCall.QueryOrganisations)]
    [InlineData(ApiCall.FetchOrganisation)]
    [InlineData(ApiCall.QuerySystems)]
    public async Task RunAsync_WhenDigitalPostFails_LeavesWhatIsKept(object call)
    {
        await bed.CheckAsync();
        bed.Allow(mandatory: false);
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.ServiceUnavailable) { Call = (ApiCall)call, Times = ArrivalBed.Tries });
        await bed.CheckLaterAsync();

        (await bed.KeptAsync())!.MandatoryPostAllowed.ShouldBe(true);
        bed.App.Logs.Of(1027).ShouldNotBeEmpty();
        bed.App.Logs.Of(1162).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"organisations":null}""")]
    [InlineData("""{"organisations":{"64942212":{"readAt":"today"}}}""")]
    public async Task RunAsync_WhatIsKeptCannotBeRead_IsWrittenAnew(string text)
    {
        await bed.App.Store.PutAsync(
            Places.Rights, async (stream, cancel) => await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancel),
            BlobCondition.None, default);

        await bed.CheckAsync();

        (await bed.KeptAsync()).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_CutOffAtItsWrite_TellsTheChangeAllTheSame(bool done)
    {
        await bed.CheckAsync();
        bed.Allow(mandatory: false);
        bed.Drops.Contacts.Clock.Advance(TimeSpan.FromHours(1));
        var cut = await bed.Drops.Contacts.StartAppAsync(new CutStore(bed.Drops.Contacts.Store(), 1, done));
        await Should.ThrowAsync<Exception>(() => bed.CheckAsync(cut));
        cut.Logs.Of(1162).ShouldHaveSingleItem();

        await bed.CheckLaterAsync();

        (await bed.KeptAsync())!.MandatoryPostAllowed.ShouldBe(false);
    }

    [Fact]
    public void Tell_ATimeOfTransition_IsWarnedOfWhenItIsNew()
    {
        var report = bed.App.Get<RightsReport>();
        var now = With(new SystemRights { Active = true, Protocol = "REST_PUSH", MemoTransitionDateTime = DateTimeOffset.UnixEpoch });

        report.Tell(Rig.Cvr, With(new SystemRights { Active = true, Protocol = "REST_PUSH" }), now);
        report.Tell(Rig.Cvr, now, now);

        bed.App.Logs.Of(1170).ShouldHaveSingleItem().Text.ShouldContain("1970-01-01 00:00");
    }

    [Fact]
    public void Tell_ADefaultRecipientSystemOfAnotherProtocol_IsWarnedOfOnce()
    {
        var report = bed.App.Get<RightsReport>();
        var right = With(new SystemRights { Active = true, Protocol = "REST_PUBLISH_SUBSCRIBE", IsDefault = true });
        var wrong = With(new SystemRights { Active = true, Protocol = "REST_PUSH", IsDefault = true });

        report.Tell(Rig.Cvr, null, right);
        report.Tell(Rig.Cvr, null, With(new SystemRights { Active = true, Protocol = "REST_PUSH" }));
        bed.App.Logs.Of(1175).ShouldBeEmpty();

        report.Tell(Rig.Cvr, right, wrong);
        report.Tell(Rig.Cvr, wrong, wrong);
        bed.App.Logs.Of(1175).ShouldHaveSingleItem().Text.ShouldContain("REST_PUSH");
    }

    public async Task InitializeAsync() => bed = await RightsBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    private static OrganisationRights With(SystemRights system) => new()
    {
        ReadAt = DateTimeOffset.UnixEpoch,
        OrganisationId = Rig.SystemId,
        Systems = new Dictionary<Guid, SystemRights> { [Rig.SystemId] = system },
    };
}
