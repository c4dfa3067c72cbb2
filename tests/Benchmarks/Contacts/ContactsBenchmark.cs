using System.Diagnostics;
using Postvogn.Benchmarks.Archives;
using Postvogn.DigitalPost;

namespace Postvogn.Benchmarks.Contacts;

/// <summary>
/// Reads a list of everyone and looks up contacts, in turns with reading the bytes alone and with a reader of split lines and a dictionary.
/// </summary>
internal static class ContactsBenchmark
{
    private const int Rounds = 5;
    private const int Lookups = 1_000_000;

    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("postvogn-benchmark-").FullName;
        try
        {
            var file = Path.Combine(folder, "contacts.csv");
            MadeUpList.Write(file);
            var length = new FileInfo(file).Length;
            Console.WriteLine($"{MadeUpList.Rows:n0} rows, {length / 1e6:f1} MB; processor time, best of {Rounds} rounds in turns");
            Read(file, length);
            LookUp(file);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Read(string file, long length)
    {
        Measurement[] all =
        [
            Of("the bytes alone", 10, () => ReadBytes(file)),
            Of("ours, to the index", 1, () => OurReader.Read(file)),
            Of("split, dictionary", 1, () => PlainReader.Read(file)),
        ];
        var (ours, plain) = (ReaderMemory.MiBOf("ours", file), ReaderMemory.MiBOf("plain", file));
        InTurns(all);
        Console.WriteLine();
        Console.WriteLine("Read                     MB/s   time of the bytes alone   faster than split   memory MiB");
        Print(all[0], 0);
        Print(all[1], ours);
        Print(all[2], plain);

        void Print(Measurement one, double memory) => Console.WriteLine(
            $"  {one.Name,-18} {one.Speed(length),9:f0}   {one.Fastest / all[0].Fastest,17:f1} times   " +
            $"{all[2].Fastest / one.Fastest,11:f1} times   {memory,10:f0}");
    }

    private static void LookUp(string file)
    {
        var index = OurReader.Read(file);
        var dictionary = PlainReader.Read(file);
        var asked = MadeUpList.Asked(Lookups);
        Agree(index, dictionary, asked);
        Measurement[] all =
        [
            Of("ours", 1, () => Array.ForEach(asked, number => index.Find(number))),
            Of("dictionary", 1, () => Array.ForEach(asked, number => dictionary.TryGetValue(number, out _))),
        ];
        InTurns(all);
        using var written = new MemoryStream();
        index.WriteAsync(written, CancellationToken.None).GetAwaiter().GetResult();
        Console.WriteLine();
        var contacts = index.Counts.Persons + index.Counts.Companies;
        Console.WriteLine($"Index: {contacts:n0} contacts, {index.Size / 1e6:f1} MB in memory, {written.Length / 1e6:f1} MB as a file");
        foreach (var one in all)
            Console.WriteLine($"  {one.Name,-18} {Lookups / 1e6 / one.Fastest.TotalSeconds,6:f1} million lookups a second, " +
                $"{one.Fastest.TotalNanoseconds / Lookups,5:f0} ns each");
    }

    private static void Agree(ContactIndex index, Dictionary<string, (bool Post, bool Sms)> dictionary, string[] asked)
    {
        foreach (var number in asked)
        {
            var expected = dictionary.GetValueOrDefault(number);
            if (index.Find(number) != new Reach(expected.Post, expected.Sms))
                throw new InvalidOperationException("Index and dictionary disagree.");
        }
    }

    private static void ReadBytes(string file)
    {
        using var csv = OurReader.Open(file);
        var buffer = new byte[128 * 1024];
        while (csv.Read(buffer) > 0)
        {
        }
    }

    private static void InTurns(Measurement[] all)
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var one in all)
                one.RunOnce();
        }
    }

    /// <summary>Processor time is counted in steps of 10 ms, so what is fast is done several times.</summary>
    private static Measurement Of(string name, int times, Action action) => new(name, () =>
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var time = 0; time < times; time++)
            action();
        process.Refresh();
        return (process.TotalProcessorTime - before) / times;
    });
}
