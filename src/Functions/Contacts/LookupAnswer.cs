using Postvogn.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>The answer of <c>POST /api/contacts/lookup</c>.</summary>
/// <param name="AsOf">
/// The time (UTC) of the list of the night that was looked into, at the earliest, or at which Digital Post was asked.
/// </param>
/// <param name="Contacts">One for each number, in the order asked.</param>
internal sealed record LookupAnswer(DateTime? AsOf, IReadOnlyList<ContactAnswer> Contacts)
{
    /// <summary>The answer for these numbers.</summary>
    /// <param name="asOf">Its time.</param>
    /// <param name="numbers">The numbers, in the order asked.</param>
    /// <param name="reachOf">How each can be reached.</param>
    public static LookupAnswer For(DateTimeOffset asOf, IReadOnlyList<string> numbers, Func<string, Reach> reachOf) =>
        new(asOf.UtcDateTime, [.. numbers.Select(number => ContactAnswer.Of(number, reachOf(number)))]);

    /// <summary>How many, and of when.</summary>
    public override string ToString() => $"{Contacts.Count} contacts";
}

/// <summary>How somebody can be reached; by neither when Digital Post does not know them.</summary>
/// <param name="Number">The number as it was asked for.</param>
/// <param name="DigitalPost">Whether Digital Post reaches them.</param>
/// <param name="NemSms">Whether NemSMS reaches them.</param>
internal sealed record ContactAnswer(string Number, bool DigitalPost, bool NemSms)
{
    /// <summary>How this number can be reached.</summary>
    public static ContactAnswer Of(string number, Reach reach) => new(number, reach.DigitalPost, reach.NemSms);

    /// <summary>How, not who.</summary>
    public override string ToString() => $"Digital Post {DigitalPost}, NemSMS {NemSms}";
}
