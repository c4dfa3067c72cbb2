namespace Postvogn.DigitalPost.Tests.ContactLists;

/// <summary>How many random inputs a run makes: 300, or what <c>POSTVOGN_RANDOM</c> says.</summary>
internal static class Scale
{
    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("POSTVOGN_RANDOM"), out var count) ? count : 300;
}
