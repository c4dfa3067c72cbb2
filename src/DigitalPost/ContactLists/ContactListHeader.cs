using System.Globalization;
using System.Text;

namespace Postvogn.DigitalPost;

/// <summary>The first three lines (TI 4.6.1): the names of the header's fields, the header, the names of the rows' fields.</summary>
internal sealed class ContactListHeader(ContactListRules rules, TimeProvider clock)
{
    private const string HeaderNames = "DannetDatoTid;SystemIdentifikator;KompletIndikator";
    private const string RowNames = "Modtager;ModtagerType;IndholdsType;Tilmeldt";
    private const int Longest = 256;
    private const int FirstYear = 2001;

    // TI shows 2022-07-12 00:11:26. A T, fractions and a zone are what else a machine might write.
    private static readonly string[] TimeFormats = ["yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromHours(1);

    // Danish summer time. Without a zone this is the earliest that the time can be, whether it is Danish time or UTC.
    private static readonly TimeSpan EarliestOffset = TimeSpan.FromHours(2);

    public const int Lines = 3;

    /// <summary>At the earliest; null until it has been read.</summary>
    public DateTimeOffset? CreatedAt { get; private set; }

    /// <summary>Takes line 1 to 3, without its end and without a byte order mark.</summary>
    public ContactListOutcome Take(long number, ReadOnlySpan<byte> line)
    {
        if (line.Length > Longest)
            return ContactListOutcome.WrongHeader;
        var text = Encoding.UTF8.GetString(line);
        return number switch
        {
            1 => Names(text, HeaderNames),
            2 => Header(text.Split(';')),
            _ => Names(text, RowNames),
        };
    }

    private static ContactListOutcome Names(string text, string names) =>
        text.Equals(names, StringComparison.OrdinalIgnoreCase) ? ContactListOutcome.Good : ContactListOutcome.WrongHeader;

    private ContactListOutcome Header(string[] fields)
    {
        if (fields.Length != 3)
            return ContactListOutcome.WrongHeader;
        if (fields[2] != "1")
            return ContactListOutcome.NotComplete;
        var now = clock.GetUtcNow();
        CreatedAt = Time(fields[0]);
        if (CreatedAt is not { } at || at > now + ClocksDiffer)
            return ContactListOutcome.WrongTime;
        if (at < now - rules.OldestAge)
            return ContactListOutcome.TooOld;
        return at <= rules.LastCreatedAt ? ContactListOutcome.NotNewer : ContactListOutcome.Good;
    }

    private static DateTimeOffset? Time(string text)
    {
        var isTime = DateTime.TryParseExact(
            text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time);
        if (!isTime || time.Year < FirstYear)
            return null;
        return new DateTimeOffset(time, time.Kind == DateTimeKind.Utc ? TimeSpan.Zero : EarliestOffset).ToUniversalTime();
    }
}
