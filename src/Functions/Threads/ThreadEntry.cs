using System.Globalization;

namespace Postvogn.Functions.Threads;

/// <summary>One letter of a thread; the place is the source that sent it, or the destination that it came to. It is a blob's name
/// (docs/adr/0041), which is all that a listing tells.</summary>
internal sealed record ThreadEntry(Guid MessageUuid, DateTimeOffset At, string Direction, string Place)
{
    public const string Sent = "sent";
    public const string Received = "received";

    private const string Time = "yyyyMMdd'T'HHmmssfff'Z'";
    private const int TimeLength = 19;
    private const int UuidLength = 36;

    public string Name => $"{At.ToString(Time, CultureInfo.InvariantCulture)}-{Direction}-{MessageUuid:D}-{Place}";

    // Null: it is no name of ours.
    public static ThreadEntry? Of(string name)
    {
        if (name.Length <= TimeLength || name[TimeLength] != '-') return null;
        var rest = name[(TimeLength + 1)..];
        var direction = rest.StartsWith($"{Sent}-", StringComparison.Ordinal) ? Sent : Received;
        if (!rest.StartsWith($"{direction}-", StringComparison.Ordinal)) return null;
        rest = rest[(direction.Length + 1)..];
        if (rest.Length < UuidLength + 2 || rest[UuidLength] != '-' || !Guid.TryParseExact(rest[..UuidLength], "D", out var messageUuid))
            return null;
        return DateTimeOffset.TryParseExact(
            name[..TimeLength], Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new ThreadEntry(messageUuid, at, direction, rest[(UuidLength + 1)..])
            : null;
    }
}
