using System.Text;

namespace Postvogn.Benchmarks.Contacts;

/// <summary>A list of the size of the real one, with made-up numbers: every person's day of birth is above 60.</summary>
internal static class MadeUpList
{
    public const int Rows = 6_700_000;
    private const int Persons = 5_500_000;
    private const int Companies = 800_000;
    private const int DaysAMonth = 28;

    public const string CreatedAt = "2030-01-07 03:11:26";

    /// <summary>Writes the list, rows in no order: one for each contact, and one more for NemSMS for the first 400,000 persons.</summary>
    public static void Write(string file)
    {
        var random = new Random(1);
        var rows = new (long Number, char Content)[Rows];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row switch
            {
                < Persons => (Person(row), 'D'),
                < Persons + Companies => (Company(row - Persons), 'D'),
                _ => (Person(row - Persons - Companies), 'S'),
            };
        }

        random.Shuffle(rows);
        using var writer =
            new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
        writer.WriteLine("DannetDatoTid;SystemIdentifikator;KompletIndikator");
        writer.WriteLine($"{CreatedAt};0;1");
        writer.WriteLine("Modtager;ModtagerType;IndholdsType;Tilmeldt");
        foreach (var (number, content) in rows)
            writer.WriteLine(number < 100_000_000 ? $"{number:d8};V;{content};1" : $"{number:d10};P;{content};1");
    }

    /// <summary>Half of them on the list, half not.</summary>
    public static string[] Asked(int count)
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(8) == 0
            ? Company(random.Next(2 * Companies)).ToString("d8")
            : Person(random.Next(2 * Persons)).ToString("d10"))];
    }

    private static long Person(int person)
    {
        // Days 61 to 88, months, years, and then the last four digits.
        var (day, month, year, last) =
            (person % DaysAMonth, person / DaysAMonth % 12, person / DaysAMonth / 12 % 100, person / DaysAMonth / 12 / 100);
        return ((61 + day) * 100_000_000L) + ((1 + month) * 1_000_000L) + (year * 10_000L) + (last * 7 % 10_000);
    }

    private static long Company(int company) => 10_000_000 + (company * 53L);
}
