using System.Diagnostics;
using System.Text;
using Postvogn.Benchmarks.Archives;

namespace Postvogn.Benchmarks.Messages;

/// <summary>
/// Reads, writes, validates and converts a message of 99.5 MB with our library, in turns with what bounds it and what others use.
/// </summary>
internal static class MessagesBenchmark
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync()
    {
        var plain = LargestMessage.File();
        var xml = await WriteAsync(plain);
        var letters = LettersOf(xml);
        Console.WriteLine($"One message of {xml.Length / 1e6:f1} MB; MB/s of XML by processor time, best of {Rounds} rounds in turns");
        Read(xml, letters);
        Write(xml, plain);
        Memory(xml, plain);
        return 0;
    }

    private static async Task<byte[]> WriteAsync(byte[] plain)
    {
        var output = new MemoryStream(100_000_000);
        await OurMessages.WriteAsync(new MemoryStream(plain), output);
        return output.ToArray();
    }

    private static ArraySegment<byte> LettersOf(byte[] xml)
    {
        var start = xml.AsSpan().IndexOf("<memo:content>"u8) + "<memo:content>"u8.Length;
        var end = xml.AsSpan().LastIndexOf("</memo:content>"u8);
        return new(xml, start, end - start);
    }

    private static void Read(byte[] xml, ArraySegment<byte> letters)
    {
        Measurement[] all =
        [
            Of("decode and copy", 10, () => Base64Limit.Decode(Open(letters), new CopyingSink())),
            Of("ours, read", 10, () => Now(OurMessages.ReadAsync(Open(xml), new CopyingSink()))),
            Of("ours, validate", 10, () => Now(OurMessages.ValidateAsync(Open(xml)))),
            Of("ours, convert", 10, () => Now(OurMessages.ConvertAsync(Open(xml), new CopyingSink()))),
            Of("XmlSerializer", 1, () => SerializedMessage.Read(Open(xml))),
        ];
        Print("Read", all, xml.Length);
    }

    private static void Write(byte[] xml, byte[] plain)
    {
        var objects = SerializedMessage.Read(Open(xml));
        Measurement[] all =
        [
            Of("encode and copy", 10, () => Base64Limit.Encode(Open(plain), new CopyingSink())),
            Of("ours, write", 10, () => Now(OurMessages.WriteAsync(Open(plain), new CopyingSink()))),
            Of("XmlSerializer", 1, () => objects.Write(new CopyingSink())),
        ];
        Print("Write", all, xml.Length);
    }

    private static void Print(string title, Measurement[] all, long length)
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var one in all)
                one.RunOnce();
        }

        Console.WriteLine();
        Console.WriteLine($"{title,-18}     MB/s   time of the limit   faster than XmlSerializer");
        foreach (var one in all)
            Console.WriteLine($"  {one.Name,-16} {one.Speed(length),8:f0}   {one.Fastest / all[0].Fastest,11:f2} times   " +
                $"{all[^1].Fastest / one.Fastest,15:f1} times");
    }

    private static void Memory(byte[] xml, byte[] plain)
    {
        var folder = Directory.CreateTempSubdirectory("postvogn-benchmark-").FullName;
        try
        {
            var (large, file, small) = (Path.Combine(folder, "large.xml"), Path.Combine(folder, "file"), Path.Combine(folder, "small.xml"));
            File.WriteAllBytes(large, xml);
            File.WriteAllBytes(file, plain);
            File.WriteAllBytes(small, WriteAsync(Encoding.ASCII.GetBytes("%PDF-1.7")).GetAwaiter().GetResult());
            Console.WriteLine();
            Console.WriteLine("Memory above a process that did the same with a small message");
            foreach (var what in new[] { "read", "write", "validate", "convert" })
                Console.WriteLine($"  {what,-16} {MessageMemory.MiBOf(what, what == "write" ? file : large, small),8:f1} MiB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
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

    private static void Now(Task task) => task.GetAwaiter().GetResult();

    private static MemoryStream Open(ArraySegment<byte> bytes) => new(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
}
