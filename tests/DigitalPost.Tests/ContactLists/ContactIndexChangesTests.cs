namespace Postvogn.DigitalPost.Tests.ContactLists;

/// <summary>What changed since the list, on top of the index.</summary>
public sealed class ContactIndexChangesTests
{
    private static readonly ContactNumber Somebody = MadeUp.Parsed("6101010001");
    private readonly ContactIndexChanges changes = new();

    [Fact]
    public void Find_ChangeAndList_TheChangeStands()
    {
        var builder = new ContactIndexBuilder();
        builder.Add(Somebody, new(true, true));
        var index = builder.Build(Lists.CreatedAt);

        changes.Find(Somebody, index).ShouldBe(new Reach(true, true));
        changes.Apply(Somebody, Reach.None, Lists.CreatedAt.AddMinutes(5));
        changes.Find("6101010001", index).ShouldBe(Reach.None);
        changes.Find("6101010002", index).ShouldBe(Reach.None);
    }

    [Fact]
    public void Apply_ChangesInAnyOrder_TheNewestStands()
    {
        var random = new Random(1);
        for (var round = 0; round < 100; round++)
        {
            var kept = new ContactIndexChanges();
            var minutes = Enumerable.Range(0, 8).ToArray();
            random.Shuffle(minutes);
            foreach (var minute in minutes)
                kept.Apply(Somebody, Reach.Of(minute % 4), Lists.CreatedAt.AddMinutes(minute));
            kept.Find(Somebody).ShouldBe(new ReachChange(Reach.Of(3), Lists.CreatedAt.AddMinutes(7)));
        }
    }

    [Fact]
    public void Apply_TwoAtTheSameTime_TheLaterToldStands()
    {
        changes.Apply(Somebody, new(true, false), Lists.CreatedAt);
        changes.Apply(Somebody, new(false, true), Lists.CreatedAt.ToOffset(TimeSpan.FromHours(1)));
        changes.Find(Somebody)!.Value.Reach.ShouldBe(new(false, true));
    }

    [Fact]
    public void DropBefore_NewList_KeepsTheHourBeforeItAndWhatIsNewer()
    {
        var other = MadeUp.Parsed("6101010002");
        changes.Apply(Somebody, Reach.None, Lists.CreatedAt.AddHours(-1));
        changes.Apply(other, Reach.None, Lists.CreatedAt.AddHours(-1).AddTicks(-1));

        changes.DropBefore(Lists.CreatedAt);

        changes.Find(Somebody).ShouldNotBeNull();
        changes.Find(other).ShouldBeNull();
        changes.Count.ShouldBe(1);
    }
}
