using System.Diagnostics.Metrics;
using Postvogn.DigitalPost;

namespace Postvogn.Functions.Telemetry;

/// <summary>Recorded by whoever looks, and only then: a process that looks no more, because another does, must not repeat what it
/// saw.</summary>
internal static class Gauges
{
    private static readonly Gauge<long> OpenLetters = Gauge<long>(
        "letters.open", "{letter}", "Letters without a final state, but for those that wait for their day or lie with a print provider.");
    private static readonly Gauge<double> OldestOpenLetter =
        Gauge<double>("letters.oldest_open", "s", "How long the oldest open letter has been open; 0 when none is.");
    private static readonly Gauge<long> WaitingDrops = Gauge<long>("drops.waiting", "{drop}", "Drops that have no end yet.");
    private static readonly Gauge<long> OverdueDrops =
        Gauge<long>("drops.overdue", "{drop}", "Drops that have had no end for longer than they should.");
    private static readonly Gauge<long> OutstandingReceipts = Gauge<long>(
        "receipts.outstanding", "{letter}", "Letters that were sent and have had no final receipt for longer than Sweep waits.");
    private static readonly Gauge<double> RateLimitTokens =
        Gauge<double>("rate_limit.tokens", "{token}", "Calls that a system may still make at once.");
    private static readonly Gauge<long> PoisonedHints =
        Gauge<long>("hints.poison", "{message}", "Hints of a queue that were delivered in vain too often.");
    private static readonly Gauge<long> WaitingRecalls = Gauge<long>("recalls.waiting", "{recall}", "Recalls that have no answer yet.");
    private static readonly Gauge<long> WaitingPrints =
        Gauge<long>("prints.waiting", "{letter}", "Letters that lie with a print provider, which has not answered.");
    private static readonly Gauge<long> OverduePrints =
        Gauge<long>("prints.overdue", "{letter}", "Letters that have lain with a print provider for longer than they should.");
    private static readonly Gauge<double> CertificateDays =
        Gauge<double>("certificate.days_left", "d", "Days until a client certificate expires; below 0 when it has.");
    private static readonly Gauge<double> SystemDays = Gauge<double>(
        "system.days_left", "d", "Days until a system stops being active at Digital Post; below 0 when it has.");
    private static readonly Gauge<long> Rights =
        Gauge<long>("organisation.right", "{right}", "1 when the organisation may send letters of this kind, else 0.");
    private static readonly Gauge<double> ContactListAge =
        Gauge<double>("contacts.list_age", "s", "How long ago the list in use of who can be reached was created.");
    private static readonly Gauge<long> ContactRegistrations = Gauge<long>(
        "contacts.registrations", "{registration}", "Registrations for Digital Post and NemSMS on the list in use.");

    public static void Open(long letters, TimeSpan oldest, long outstandingReceipts)
    {
        OpenLetters.Record(letters);
        OldestOpenLetter.Record(oldest.TotalSeconds);
        OutstandingReceipts.Record(outstandingReceipts);
    }

    public static void Drops(long waiting, long overdue)
    {
        WaitingDrops.Record(waiting);
        OverdueDrops.Record(overdue);
    }

    public static void Recalls(long waiting) => WaitingRecalls.Record(waiting);

    public static void Prints(long waiting, long overdue)
    {
        WaitingPrints.Record(waiting);
        OverduePrints.Record(overdue);
    }

    public static void Poison(string queue, long messages) =>
        PoisonedHints.Record(messages, new KeyValuePair<string, object?>("queue", queue));

    public static void RateLimit(string system, double tokens) =>
        RateLimitTokens.Record(tokens, new KeyValuePair<string, object?>("system", system));

    public static void ContactList(ContactIndex index, DateTimeOffset now)
    {
        ContactListAge.Record((now - index.CreatedAt).TotalSeconds);
        ContactRegistrations.Record(index.Registrations);
    }

    public static void Certificate(string name, double days) =>
        CertificateDays.Record(days, new KeyValuePair<string, object?>("certificate", name));

    public static void SystemLife(string system, double days) =>
        SystemDays.Record(days, new KeyValuePair<string, object?>("system", system));

    // Nothing of what Digital Post did not say.
    public static void Right(string cvr, string right, bool? isGiven)
    {
        if (isGiven is { } given)
            Rights.Record(given ? 1 : 0, new KeyValuePair<string, object?>("cvr", cvr), new KeyValuePair<string, object?>("right", right));
    }

    private static Gauge<T> Gauge<T>(string name, string unit, string description)
        where T : struct => Signals.Meter.CreateGauge<T>($"postvogn.{name}", unit, description);
}
