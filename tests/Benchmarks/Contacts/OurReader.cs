using Postvogn.DigitalPost;

namespace Postvogn.Benchmarks.Contacts;

/// <summary>Our reader on the made-up list; anything but a good list is an exception.</summary>
internal static class OurReader
{
    private static readonly ContactListRules AnyAge = new() { OldestAge = TimeSpan.FromDays(36_500) };

    public static ContactIndex Read(string file)
    {
        using var csv = Open(file);
        var reading = ContactList.ReadAsync(csv, AnyAge, LateClock.Instance, CancellationToken.None).GetAwaiter().GetResult();
        return reading.Index ?? throw new InvalidOperationException(reading.Message);
    }

    public static FileStream Open(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);

    /// <summary>A clock after the list's time.</summary>
    private sealed class LateClock : TimeProvider
    {
        public static readonly LateClock Instance = new();

        public override DateTimeOffset GetUtcNow() => new(2030, 1, 7, 4, 0, 0, TimeSpan.Zero);
    }
}
