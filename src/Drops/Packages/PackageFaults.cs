using System.Text.Json;

namespace Postvogn.Drops.Packages;

/// <summary>What is wrong with a letter.json, all of it up to a hundred, each with line and column.</summary>
internal sealed class PackageFaults(PackageLayer layer)
{
    // Of a hostile one.
    private const int Most = 100;

    private readonly List<Finding> findings = [];

    public int Count => findings.Count;

    public IReadOnlyList<Finding> All => findings;

    public void Throw()
    {
        if (findings.Count > 0) throw new PackageException(findings);
    }

    public void Stop(long at, string path, string problem, string fix)
    {
        Add(at, path, problem, fix);
        Throw();
    }

    /// <summary>Without a code it is one of letter.json's own.</summary>
    public void Add(long at, string path, string problem, string fix, ErrorCode? code = null)
    {
        var (line, column) = layer.PlaceOf(at);
        var subject = path is "" or "/" ? layer.Name ?? "The letter.json" : path;
        var finding = PackageException.Invalid(path.Length == 0 ? "/" : path, $"{subject} {problem}", fix);
        findings.Add(finding with
        {
            Code = code?.Code ?? finding.Code,
            Status = code?.Status ?? finding.Status,
            Line = line,
            Column = column,
        });
        if (findings.Count == Most) Throw();
    }

    /// <summary>The value is passed over.</summary>
    public void Wrong(ref Utf8JsonReader json, string path, string wanted)
    {
        var found = json.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.Number => "a number",
            JsonTokenType.True or JsonTokenType.False => "true or false",
            JsonTokenType.Null => "null",
            _ => "text of another form",
        };
        Add(json.TokenStartIndex, path, $"is {found}; wanted is {wanted}.", "Write it so, or leave it out if it is not required.");
        json.Skip();
    }

    // The name itself is not repeated: what stands where a name is wanted may be anything.
    public void AddUnknown(long at, string path, string? name, PackageShape shape)
    {
        var meant = name is null ? null
            : shape.Members.FirstOrDefault(one => IsNear(one.Name, name))?.Name ?? PackageShapes.PlaceOf(name);
        var known = string.Join(", ", shape.Members.Select(member => member.Name));
        Add(at, path, "holds a name that is unknown." + (meant is null ? "" : $" {meant} may be meant."), $"Known here are {known}.");
    }

    // Two letters more, less or other than the name that is known.
    private static bool IsNear(string known, string name)
    {
        if (Math.Abs(known.Length - name.Length) > 2) return false;
        int[] row = [.. Enumerable.Range(0, name.Length + 1)];
        foreach (var (i, letter) in known.Index())
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 1; j < row.Length; j++)
            {
                var isSame = char.ToLowerInvariant(letter) == char.ToLowerInvariant(name[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + (isSame ? 0 : 1), 1 + Math.Min(row[j], row[j - 1])));
            }
        }

        return row[^1] <= 2;
    }
}
