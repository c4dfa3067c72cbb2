using System.Text;

namespace Postvogn.MeMo.Tests.Archives;

/// <summary>Bytes of every kind that a codec can meet, the same at each run.</summary>
internal static class Inputs
{
    private const int Batch = 1 << 17;

    /// <summary>Small ones of each kind and sizes around the edges of every buffer.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        yield return ("empty", []);
        yield return ("one byte", [0x41]);
        yield return ("one zero", [0]);
        yield return ("all byte values", [.. Enumerable.Range(0, 256).Select(i => (byte)i)]);
        yield return ("run of one byte", [.. Enumerable.Repeat((byte)'x', 300_000)]);
        yield return ("text", Text(100_000));
        yield return ("base64", Base64(new Random(1), 150_000));
        yield return ("random", Random(2, 100_000));
        yield return ("mailing", Mailing(3, 40));
        yield return ("short period", [.. Enumerable.Range(0, 50_000).Select(i => (byte)(i % 13))]);
        int[] sizes =
        [
            7, 8, 9, 12, 15, 16, 17, 273, 274, 275, 4095, 4096, 4097, Batch - 1, Batch, Batch + 1, (1 << 20) - 4, 1 << 20, (1 << 20) + 1,
        ];
        foreach (var size in sizes)
            yield return ($"size {size}", Mixed(size, size));
    }

    public static byte[] Random(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static byte[] Text(int length)
    {
        string[] words = ["afgørelse", "borger", "kommunen", "har", "den", "til", "og", "§ 12", "ansøgning", "om", "tilskud", "\n"];
        var random = new Random(5);
        var text = new StringBuilder();
        while (text.Length < length)
            text.Append(words[random.Next(words.Length)]).Append(' ');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] Base64(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes));
    }

    /// <summary>Letters that share long pieces with those before, some with a byte changed.</summary>
    public static byte[] Mailing(int seed, int letters)
    {
        var random = new Random(seed);
        var shared = Enumerable.Range(0, 4).Select(_ => Base64(random, random.Next(500, 9_000))).ToArray();
        using var output = new MemoryStream();
        for (var i = 0; i < letters; i++)
        {
            output.Write(Base64(random, random.Next(10, 3_000)));
            var piece = shared[random.Next(shared.Length)].ToArray();
            piece[random.Next(piece.Length)] ^= 1;
            output.Write(piece);
        }

        return output.ToArray();
    }

    /// <summary>Pieces of all kinds, cut to a length.</summary>
    public static byte[] Mixed(int seed, int length)
    {
        var random = new Random(seed);
        var output = new MemoryStream();
        while (output.Length < length)
            output.Write(Piece(random, output.ToArray()));
        return output.ToArray()[..length];
    }

    private static byte[] Piece(Random random, byte[] before) => random.Next(5) switch
    {
        0 => Base64(random, random.Next(1, 5_000)),
        1 => [.. Enumerable.Repeat((byte)random.Next(256), random.Next(1, 2_000))],
        2 => Random(random.Next(), random.Next(1, 3_000)),
        3 when before.Length > 0 => Earlier(random, before),
        _ => Text(random.Next(1, 3_000)),
    };

    private static byte[] Earlier(Random random, byte[] before)
    {
        var start = random.Next(before.Length);
        return before[start..Math.Min(before.Length, start + random.Next(1, 20_000))];
    }
}
