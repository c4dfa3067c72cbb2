namespace Postvogn.Testing;

/// <summary>Chance that always falls the same way: 0 for no spread, no shuffle and no wait before a repeat, 1 for all of both.</summary>
public sealed class FixedRandom(double value) : Random
{
    public static FixedRandom None { get; } = new(0);

    public override double NextDouble() => value;

    // Of 0 Shuffle leaves everything where it is.
    public override int Next(int minValue, int maxValue) => minValue + (int)(value * (maxValue - 1 - minValue));
}
