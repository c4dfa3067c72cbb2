using System.Text;
using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Tests;

/// <summary>Messages made at random from the table of elements; the same seed gives the same message.</summary>
internal sealed class RandomMessages(int seed, MemoVersion version)
{
    private static readonly string[] Languages = ["da", "en", "kl", "fo"];

    private static readonly Rune[] Letters = [.. "abcæøåÆØÅ xyz0189<>&\"'\n\tàΩ漢€\u00A0😀𝄞".EnumerateRunes()];

    private readonly Random random = new(seed);

    /// <summary>A message with everything that its version has, once.</summary>
    public Message Full() => (Message)Make(BodyElements.Message, whole: true) with { Version = version };

    public Message Next() => (Message)Make(BodyElements.Message, whole: false) with { Version = version };

    private object Make(MemoElement element, bool whole)
    {
        var model = Activator.CreateInstance(element.Model)!;
        var chosen = random.Next(2);
        foreach (var child in element.Children)
        {
            var isAlternative =
                child.Choice > 0
                    && element.Children.Count(c => c.Choice > 0 && element.PlaceOf(c.Name) < element.PlaceOf(child.Name)) != chosen;
            if (!isAlternative)
                Fill(model, child, whole);
        }

        return model;
    }

    private void Fill(object model, MemoChild child, bool whole)
    {
        var (min, max) = child.In(version);
        var count = whole ? Math.Min(max, 1) : random.Next(min, Math.Min(max, 3) + 1);
        var values =
            Enumerable.Range(0, count).Select(_ => child.Element is null ? Value(child.Type!) : Make(child.Element, whole)).ToArray();
        if (child.IsList)
        {
            var array = Array.CreateInstance(child.Element!.Model, count);
            values.CopyTo(array, 0);
            child.Property.SetValue(model, array);
        }
        else if (count > 0)
        {
            child.Property.SetValue(model, values[0]);
        }
    }

    private object Value(MemoType type) => type.Name switch
    {
        "memoMessageType" => random.Next(2) == 0 ? MessageType.DigitalPost : MessageType.NemSms,
        "memoUuidType" => Uuid(),
        "memoDateTimeType" => new DateTimeOffset(random.NextInt64(DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero),
        "date" => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)),
        "boolean" => random.Next(2) == 0,
        "memoLanguageType" => Languages[random.Next(Languages.Length)],
        "memoUriType" => $"https://eksempel.dk/{random.Next()}?å=1&b=2",
        "base64Binary" => Content(),
        "memoPNumberType" or "memoGLNType" => random.NextInt64(type.MaxInclusive!.Value + 1),
        _ => Text(type.MaxLength!.Value),
    };

    /// <summary>The .NET schema engine counts UTF-16 units where the schema means characters, so a pair counts as two here.</summary>
    private string Text(int most)
    {
        var units = random.Next(4) == 0 ? most : random.Next(Math.Min(most, 20) + 1);
        var text = new StringBuilder();
        while (text.Length < units)
        {
            var rune = Letters[random.Next(Letters.Length)];
            text.Append(text.Length + rune.Utf16SequenceLength > units ? "x" : rune.ToString());
        }

        return text.ToString();
    }

    private Guid Uuid()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)(0x40 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new(bytes, bigEndian: true);
    }

    private FileContent Content()
    {
        var bytes = new byte[random.Next(40)];
        random.NextBytes(bytes);
        return FileContent.FromBytes(bytes);
    }
}
