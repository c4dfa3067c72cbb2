namespace Postvogn.DigitalPost;

/// <summary>A CPR (10 digits) or CVR number (8) that shows no digit: there is no way back to the text.</summary>
public readonly struct ContactNumber : IEquatable<ContactNumber>
{
    /// <summary>The first page of keys beyond the last CPR number. All keys have 34 bits.</summary>
    internal const long FirstCompany = 597L << ContactPage.KeyBits;

    /// <summary>One above the last key.</summary>
    internal const long End = FirstCompany + 100_000_000;

    private const int CprLength = 10;
    private const int CvrLength = 8;

    internal ContactNumber(long key) => Key = key;

    /// <summary>Whether it is a CPR number.</summary>
    public bool IsPerson => Key < FirstCompany;

    internal long Key { get; }

    /// <summary>Looks at no check digit: CPR numbers given out since 2007 need not have one.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ContactNumber number)
    {
        number = default;
        if (text.Length is not (CprLength or CvrLength))
            return false;
        var key = 0L;
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter))
                return false;
            key = (key * 10) + (letter - '0');
        }

        number = new(text.Length == CvrLength ? FirstCompany + key : key);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(ContactNumber other) => Key == other.Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ContactNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode();

    /// <summary>The kind only.</summary>
    public override string ToString() => IsPerson ? "a CPR number" : "a CVR number";

    /// <summary>Equal.</summary>
    public static bool operator ==(ContactNumber left, ContactNumber right) => left.Equals(right);

    /// <summary>Not equal.</summary>
    public static bool operator !=(ContactNumber left, ContactNumber right) => !left.Equals(right);
}
