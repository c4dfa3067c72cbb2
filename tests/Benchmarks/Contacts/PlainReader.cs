namespace Postvogn.Benchmarks.Contacts;

/// <summary>What one would write first: a line, split, into a dictionary of strings.</summary>
internal static class PlainReader
{
    public static Dictionary<string, (bool Post, bool Sms)> Read(string file)
    {
        var contacts = new Dictionary<string, (bool Post, bool Sms)>();
        foreach (var line in File.ReadLines(file).Skip(3))
        {
            var fields = line.Split(';');
            contacts.TryGetValue(fields[0], out var known);
            contacts[fields[0]] = (known.Post || fields[2] == "D", known.Sms || fields[2] == "S");
        }

        return contacts;
    }
}
