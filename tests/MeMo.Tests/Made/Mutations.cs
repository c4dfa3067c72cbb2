namespace Postvogn.MeMo.Tests;

/// <summary>Messages with something wrong anywhere: bytes changed, pieces cut out, doubled or moved.</summary>
internal static class Mutations
{
    public static byte[] Of(byte[] xml, Random random)
    {
        var mutated = xml.ToList();
        for (var change = random.Next(1, 4); change > 0; change--)
            Change(mutated, random);
        return [.. mutated];
    }

    private static void Change(List<byte> bytes, Random random)
    {
        var place = random.Next(bytes.Count - 1);
        var length = random.Next(1, Math.Min(80, bytes.Count - place));
        switch (random.Next(4))
        {
            case 0:
                bytes.RemoveRange(place, length);
                break;
            case 1:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(place, length));
                break;
            case 2:
                bytes[place] = "<>&/!['\" =]-?:"u8[random.Next(14)];
                break;
            default:
                bytes[place] = (byte)random.Next(256);
                break;
        }
    }
}
