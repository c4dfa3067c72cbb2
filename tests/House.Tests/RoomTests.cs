namespace Postvogn.House.Tests;

/// <summary>The rooms of a project use each other one way: what two rooms need of each other belongs below both.</summary>
public sealed class RoomTests
{
    public static TheoryData<string> Projects => new(Checkout.Projects);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Rooms_OfAProject_FormNoCircle(string project) =>
        CirclesOf(project).ShouldBeEmpty($"Cut the circle of {project}: move what is needed to a room below.");

    [Fact]
    public void Circles_RoomsThatUseEachOther_AreNamedWithTheirLines() => Circles(
        ("Upper/A.cs", "using P.X.Lower;\n\nnamespace P.X.Upper;\n\ninternal sealed class A;"),
        ("Lower/B.cs", "using System;\nusing P.X.Upper.Inner;\n\nnamespace P.X.Lower;\n\ninternal sealed class B;"))
        .ShouldBe(["Lower -> Upper: Lower/B.cs:2", "Upper -> Lower: Upper/A.cs:1"]);

    [Fact]
    public void Circles_OverSeveralRooms_AreFound() => Circles(
        ("A/A.cs", "using P.X.B;\nnamespace P.X.A;"),
        ("B/B.cs", "using P.X.C;\nnamespace P.X.B;"),
        ("C/C.cs", "using P.X.A;\nnamespace P.X.C;"))
        .Count.ShouldBe(3);

    [Theory]
    [InlineData("X.Upper.A a;")]
    [InlineData("Postvogn.X.Upper.A a;")]
    [InlineData("Upper.A a;")]
    public void Circles_TypeNamedWithItsRoom_IsAnArrow(string line) => Circles(
        ("Upper/A.cs", "using P.X.Lower;\nnamespace P.X.Upper;\npublic sealed class A;"),
        ("Lower/B.cs", $"namespace P.X.Lower;\n{line}"))
        .ShouldContain("Lower -> Upper: Lower/B.cs:2");

    [Theory]
    [InlineData("Upper/A.cs", "using P.X.Lower;\nnamespace P.X.Upper;", "Lower/B.cs", "// using P.X.Upper;\nnamespace P.X.Lower;")]
    [InlineData("Upper/A.cs", "using P.X.Lower;\nnamespace P.X.Upper;", "Lower/B.cs", "namespace P.X.Lower;")]
    [InlineData("Program.cs", "using P.X.Lower;\nnamespace P.X;", "Lower/B.cs", "using P.X;\nnamespace P.X.Lower;")]
    [InlineData("Upper/A.cs", "using P.X.Lower;\nnamespace P.X;", "Lower/B.cs", "using P.X;\nnamespace P.X.Lower;")]
    public void Circles_ArrowsOneWay_AreNone(string onePath, string one, string otherPath, string other) =>
        Circles((onePath, one), (otherPath, other), ("Offer.cs", "namespace P.X;")).ShouldBeEmpty();

    private static IReadOnlyList<string> CirclesOf(string project) => new Rooms([.. Checkout.SourcesOf(project)]).Circles();

    private static IReadOnlyList<string> Circles(params (string Path, string Text)[] files) =>
        new Rooms([.. files.Select(file => new SourceFile(file.Path, file.Text))]).Circles();
}
