namespace Postvogn.Drops.Packages;

/// <summary>What the letters of a source leave out of their letter.json: a partial one, whose members stand where the letter's own do not.
/// Objects are joined member by member, all else is the letter's own or the template's; null takes a default away (JSON Merge Patch, RFC
/// 7396).</summary>
public sealed class PackageTemplate
{
    private const string TemplateName = "The template";

    private PackageTemplate(PackageNode members) => Members = members;

    internal PackageNode Members { get; }

    /// <summary>Its sender's number (CVR), where it names one: it must be the organisation that sends.</summary>
    public string? SenderId => Members.Node("sender")?.Text("senderID");

    /// <summary>In UTF-8. A <see cref="DropException"/> says all that is wrong with it: nothing of it is taken then.</summary>
    public static PackageTemplate Read(ReadOnlyMemory<byte> json) => new(PackageJson.Read(json, TemplateName, isTemplate: true));

    /// <summary>The same of a whole letter.json, which then stands below another. The name is for findings.</summary>
    public static PackageTemplate OfLetter(ReadOnlyMemory<byte> json, string name) =>
        new(PackageJson.Read(json, name, isTemplate: false));

    /// <summary>This one, and below it another.</summary>
    public PackageTemplate Over(PackageTemplate? below) => below is null ? this : new(below.Members.With(Members));

    // A default recipient would be a wrong one: a letter that forgets its own must be refused. What is replaced whole must be whole.
    internal static void Judge(PackageNode members, PackageFaults faults)
    {
        foreach (var way in PackageShapes.OfOneLetter)
        {
            var holder = way.Count == 1 ? members : members.Node(way[0]);
            if (holder?.Given(way[^1]) is { } given)
                faults.Add(given.At, given.Path, "is one letter's own, and stands in no template.", "Give it in each letter.json.");
        }

        foreach (var (finding, at) in PackageGaps.OfLists(members, ""))
            faults.Add(at, finding.Path, finding.Problem, finding.Fix);
    }
}
