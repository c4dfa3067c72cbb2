using System.Diagnostics.Metrics;
using Postvogn.DigitalPost;

namespace Postvogn.Functions.Telemetry;

/// <summary>The gauges: what was found when somebody last looked. Each is recorded by whoever looks, and only then: a process that looks
/// no more, because another does, must not repeat what it saw.</summary>
internal static class Gauges
{
    private static readonly Gauge<long> OpenLetters = Signals.Meter.CreateGauge<long>("postvogn.letters.open", "{letter}",
        "Letters without a final state.");
    private static readonly Gauge<double> OldestOpenLetter = Signals.Meter.CreateGauge<double>("postvogn.letters.oldest_open", "s",
        "How long the oldest open letter has been open; 0 when none is.");
    private static readonly Gauge<long> OutstandingReceipts = Signals.Meter.CreateGauge<long>("postvogn.receipts.outstanding", "{letter}",
        "Letters that were sent and have had no final receipt for longer than Sweep waits.");
    private static readonly Gauge<double> RateLimitTokens = Signals.Meter.CreateGauge<double>("postvogn.rate_limit.tokens", "{token}",
        "Calls that a system may still make at once.");
    private static readonly Gauge<long> PoisonedHints =
        Signals.Meter.CreateGauge<long>("postvogn.hints.poison", "{message}", "Hints of a queue that were delivered in vain too often.");
    private static readonly Gauge<double> CertificateDays = Signals.Meter.CreateGauge<double>("postvogn.certificate.days_left", "d",
        "Days until a client certificate expires; below 0 when it has.");
    private static readonly Gauge<double> ContactListAge = Signals.Meter.CreateGauge<double>("postvogn.contacts.list_age", "s",
        "How long ago the list in use of who can be reached was created.");
    private static readonly Gauge<long> ContactRegistrations = Signals.Meter.CreateGauge<long>("postvogn.contacts.registrations",
        "{registration}", "Registrations for Digital Post and NemSMS on the list in use.");

    /// <summary>What Sweep found.</summary>
    public static void Open(long letters, TimeSpan oldest, long outstandingReceipts)
    {
        OpenLetters.Record(letters);
        OldestOpenLetter.Record(oldest.TotalSeconds);
        OutstandingReceipts.Record(outstandingReceipts);
    }

    /// <summary>How many hints of a queue the host has given up.</summary>
    public static void Poison(string queue, long messages) => PoisonedHints.Record(messages, new KeyValuePair<string, object?>(
        "queue", queue));

    /// <summary>What is left of a system's rate limit after a call.</summary>
    public static void RateLimit(string system, double tokens) => RateLimitTokens.Record(tokens, new KeyValuePair<string, object?>(
        "system", system));

    /// <summary>The list in use of who can be reached.</summary>
    public static void ContactList(ContactIndex index, DateTimeOffset now)
    {
        ContactListAge.Record((now - index.CreatedAt).TotalSeconds);
        ContactRegistrations.Record(index.Registrations);
    }

    /// <summary>How many days a certificate is still valid.</summary>
    public static void Certificate(string name, double days) => CertificateDays.Record(days, new KeyValuePair<string, object?>(
        "certificate", name));
}
