using Postvogn.DigitalPost.Registry;
using Postvogn.Functions.Contacts;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Tests.Contacts;

public sealed class ContactPointFindingTests
{
    private static readonly Guid Named = new("6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11");
    private static readonly Guid New = new("0c9b5a6e-8d3f-4b7e-9f5d-2f1f3f4d5e6f");
    private static readonly Guid Stranger = new("5e3cd399-84df-4fc3-856f-a3bb1fb2a21f");

    [Fact]
    public void Of_PointsThatFit_IsNothing() =>
        Of([Point(Named), Point(New, system: Stranger), Point(New, active: false), Point(New) with { SystemId = null }]).ShouldBeEmpty();

    [Fact]
    public void Of_ActivePointOfOursThatNoDestinationNames_HasNone() =>
        Of([Point(Named), Point(New)]).ShouldBe([new ContactPointFinding(ContactPointFault.NoDestination, New, "Borgerservice",
            "unrouted")]);

    [Fact]
    public void Of_PointWithoutTheFieldActive_CountsAsActive() => Of([Point(New) with { Active = null }]).ShouldHaveSingleItem();

    [Fact]
    public void Of_NamedPointThatIsGone_SaysWhereItsLettersWent() =>
        Of([], gone: Named).ShouldBe([new ContactPointFinding(ContactPointFault.Gone, Named, null, "jobs")]);

    [Fact]
    public void Of_NamedPointOfAnotherSystem_SaysSo() =>
        Of([Point(Named, system: Stranger)]).ShouldBe([new ContactPointFinding(ContactPointFault.OtherSystem, Named, "Borgerservice",
            "jobs")]);

    [Fact]
    public void Of_PointOfASystemThatOnlySends_IsNotOurs()
    {
        var sends = With(settings => settings with
        {
            Systems = settings.Systems.ToDictionary(it => it.Key, it => it.Value with { Receives = it.Value.Id != Rig.SystemId }),
        });
        ContactPointFinding.Of(new FoundContactPoints([Point(New)], []), sends).ShouldBeEmpty();
    }

    [Fact]
    public void Of_NoDestinationsAtAll_MissesNone()
    {
        var unrouted = With(settings => settings with { Inbox = new InboxSettings("unrouted", new Dictionary<string, string>()) });
        ContactPointFinding.Of(new FoundContactPoints([Point(New)], []), unrouted).ShouldBeEmpty();
    }

    private static ContactPoint Point(Guid id, Guid? system = null, bool active = true) =>
        new() { Id = id, Name = "Borgerservice", SystemId = system ?? Rig.SystemId, Active = active };

    private static List<ContactPointFinding> Of(IReadOnlyList<ContactPoint> points, params Guid[] gone) =>
        [.. ContactPointFinding.Of(new FoundContactPoints(points, gone), With(settings => settings))];

    private static PostvognSettings With(Func<PostvognSettings, PostvognSettings> adjust)
    {
        using var rig = new Rig();
        return adjust(rig.Settings);
    }
}
