using Postvogn.DigitalPost;

namespace Postvogn.Functions.Receipts;

/// <summary>How often the event log was asked about a letter: the content of <c>messages/{uuid}/chase.json</c>.</summary>
/// <param name="Asked">How many times.</param>
/// <param name="AskAgainAt">Not before (UTC).</param>
internal sealed record Chase(int Asked, DateTimeOffset AskAgainAt)
{
    private static readonly TimeSpan First = TimeSpan.FromHours(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The note of one more question, asked now: the next an hour later, then 2, 4, 8, 16 hours, then a day; spread, so that
    /// the letters of one archive are not all asked about at once.</summary>
    public static Chase After(Chase? last, DateTimeOffset now, double jitter)
    {
        var asked = (last?.Asked ?? 0) + 1;
        var wait = First * Math.Pow(2, Math.Min(asked - 1, 10));
        return new Chase(asked, now + Jitter.Over(wait < Longest ? wait : Longest, jitter));
    }
}
