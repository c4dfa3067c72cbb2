namespace Postvogn.Functions.Storage;

/// <summary>The names of the files in a folder and its folders in ordinal order, each folder read only when its turn has come, and none
/// that lies wholly before the start.</summary>
/// <param name="read">What is in a folder, in any order: of the root the name is empty, of any other it ends with a slash, as do the
/// names of folders that it gives.</param>
/// <param name="atOnce">Of one folder, so many names are held at once; it is read again for the next.</param>
internal sealed class OrderedNames(Func<string, IEnumerable<string>> read, int atOnce)
{
    /// <summary>Those behind a name that begin with a prefix and lie in a folder.</summary>
    public IEnumerable<string> After(string after, string folder, string prefix)
    {
        for (var last = ""; ;)
        {
            var next = First(folder, last, after, prefix);
            foreach (var name in next)
            {
                if (name[^1] != '/')
                    yield return name;
                else
                    foreach (var below in After(after, name, prefix)) yield return below;
            }

            if (next.Count < atOnce) yield break;
            last = next[^1];
        }
    }

    // The first behind the last of what is in the folder and behind, or may hold what is. A folder is sorted by its name and a slash, which
    // no name below it comes before.
    private List<string> First(string folder, string last, string after, string prefix)
    {
        var found = new List<string>();
        foreach (var entry in read(folder))
        {
            var name = folder + entry;
            var isFolder = entry[^1] == '/';
            var isBehind = string.CompareOrdinal(name, after) > 0 || (isFolder && after.StartsWith(name, StringComparison.Ordinal));
            var begins = name.StartsWith(prefix, StringComparison.Ordinal)
                || (isFolder && prefix.StartsWith(name, StringComparison.Ordinal));
            if (isBehind && begins && string.CompareOrdinal(name, last) > 0) found.Add(name);
            if (found.Count >= 2 * atOnce) Cut(found);
        }

        Cut(found);
        return found;
    }

    private void Cut(List<string> found)
    {
        found.Sort(string.CompareOrdinal);
        if (found.Count > atOnce) found.RemoveRange(atOnce, found.Count - atOnce);
    }
}
