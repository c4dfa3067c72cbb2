namespace Postvogn.MeMo.Validation.Rules;

/// <summary>The first six digits of a CPR number, ddmmyy; the seventh says which century. A replacement number has 60 added to the
/// day.</summary>
internal static class CprDates
{
    public static bool IsDay(string number)
    {
        var (day, month, year) = (Two(number, 0), Two(number, 2), Two(number, 4));
        if (day > 60) day -= 60;
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(CenturyOf(number[6], year) + year, month);
    }

    private static int CenturyOf(char seventh, int year) => seventh switch
    {
        <= '3' => 1900,
        '4' or '9' => year <= 36 ? 2000 : 1900,
        _ => year <= 57 ? 2000 : 1800,
    };

    private static int Two(string number, int start) => ((number[start] - '0') * 10) + number[start + 1] - '0';
}
