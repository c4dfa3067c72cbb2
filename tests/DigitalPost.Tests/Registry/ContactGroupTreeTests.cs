using Postvogn.DigitalPost.Registry;

namespace Postvogn.DigitalPost.Tests.Registry;

public sealed class ContactGroupTreeTests
{
    private static readonly ContactGroup[] Silkeborg =
    [
        Group(3, 2), Group(1), Group(2, 1), Group(4, 2), Group(5, 1), Group(6),
    ];

    [Fact]
    public void Roots_GroupsWithoutAParent_AreInTheOrderOfTheList() => Numbers(new ContactGroupTree(Silkeborg).Roots).ShouldBe([1, 6]);

    [Fact]
    public void ChildrenOf_AGroup_AreThoseJustBelow()
    {
        var tree = new ContactGroupTree(Silkeborg);

        Numbers(tree.ChildrenOf(Id(1))).ShouldBe([2, 5]);
        Numbers(tree.ChildrenOf(Id(6))).ShouldBeEmpty();
        Numbers(tree.ChildrenOf(Id(99))).ShouldBeEmpty();
    }

    [Fact]
    public void Below_AGroup_AreAllBelowEachBeforeItsOwn()
    {
        var tree = new ContactGroupTree(Silkeborg);

        Numbers(tree.Below(Id(1))).ShouldBe([2, 3, 4, 5]);
        Numbers(tree.Below(Id(3))).ShouldBeEmpty();
    }

    [Fact]
    public void PathTo_AGroup_LeadsFromTheTop()
    {
        var tree = new ContactGroupTree(Silkeborg);

        Numbers(tree.PathTo(Id(4))).ShouldBe([1, 2, 4]);
        Numbers(tree.PathTo(Id(6))).ShouldBe([6]);
        tree.PathTo(Id(99)).ShouldBeEmpty();
    }

    [Fact]
    public void Roots_GroupWhoseParentIsHidden_StandsAtTheTop()
    {
        var tree = new ContactGroupTree([Group(2, 1), Group(3, 2)]);

        Numbers(tree.Roots).ShouldBe([2]);
        Numbers(tree.PathTo(Id(3))).ShouldBe([2, 3]);
    }

    [Fact]
    public void Below_GroupsThatContainEachOther_Ends()
    {
        var tree = new ContactGroupTree([Group(1, 3), Group(2, 1), Group(3, 2), Group(4, 4)]);

        tree.Roots.ShouldBeEmpty();
        Numbers(tree.Below(Id(1))).ShouldBe([2, 3]);
        Numbers(tree.PathTo(Id(1))).ShouldBe([2, 3, 1]);
        Numbers(tree.Below(Id(4))).ShouldBeEmpty();
    }

    [Fact]
    public void Roots_GroupThatIsTwiceInTheList_IsThereOnce() =>
        Numbers(new ContactGroupTree([Group(1), Group(1), Group(2, 1), Group(2, 1)]).Below(Id(1))).ShouldBe([2]);

    [Fact]
    public void Below_AVeryDeepTree_IsNoRecursion() =>
        new ContactGroupTree([Group(0), .. Enumerable.Range(1, 20_000).Select(i => Group(i, i - 1))]).Below(Id(0)).Count().ShouldBe(20_000);

    private static ContactGroup Group(int number, int? parent = null) => new()
    {
        Id = Id(number),
        Parent = parent is { } p ? new() { Id = Id(p) } : null,
    };

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private static IEnumerable<int> Numbers(IEnumerable<ContactGroup> groups) =>
        groups.Select(g => BitConverter.ToInt32(g.Id.ToByteArray()));
}
