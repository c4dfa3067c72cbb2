namespace Postvogn.DigitalPost;

/// <summary>What a field is searched for (TI 3.3.6), e.g. <c>SearchValue.Of("alfa").Or()</c>. What the service would read as something else
/// is an <see cref="ArgumentException"/>, as are over 100 characters and a CPR number: a query stands in a URL. <c>ToString</c> gives the
/// form only.</summary>
public sealed record SearchValue
{
    /// <summary>Characters, with operator and quotation marks (TI 3.3.6).</summary>
    public const int Longest = 100;

    private readonly string text;

    private SearchValue(string text, bool isWildcard)
    {
        if (text.Length > Longest)
            throw new ArgumentException(
                $"A search value has at most {Longest} characters (TI 3.3.6); this one has {text.Length}.", nameof(text));
        if (CprNumbers.AreIn(text))
            throw new ArgumentException(
                "A search value must not hold a CPR number: a query stands in a URL. Use the bulk lookup.", nameof(text));
        (this.text, IsWildcard) = (text, isWildcard);
    }

    internal bool IsWildcard { get; }

    /// <summary>Not empty; without wildcards and commas, nor an operator or quotation mark at its beginning.</summary>
    public static SearchValue Of(string text)
    {
        if (text.AsSpan().IndexOfAny("*?") >= 0)
            throw new ArgumentException(
                "* and ? are wildcards (TI 3.3.6): use Wildcard, or Quoted if they are meant as they are.", nameof(text));
        return new(Plain(text), isWildcard: false);
    }

    /// <summary>An id.</summary>
    public static SearchValue Of(Guid id) => new($"{id}", isWildcard: false);

    /// <summary>In UTC, to the millisecond, as the guide writes it (TI 4.2).</summary>
    public static SearchValue Of(DateTimeOffset time) => new(TimeText.InMilliseconds(time), isWildcard: false);

    /// <summary>The whole content of the field, in any case of letters. Without quotation marks of both kinds.</summary>
    public static SearchValue Quoted(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (!text.Contains('"', StringComparison.Ordinal))
            return new($"\"{text}\"", isWildcard: false);
        return text.Contains('\'', StringComparison.Ordinal)
            ? throw new ArgumentException("A quoted search value cannot hold both kinds of quotation marks.", nameof(text))
            : new($"'{text}'", isWildcard: false);
    }

    /// <summary><c>*</c> stands for any characters, or none, <c>?</c> for one.</summary>
    public static SearchValue Wildcard(string pattern) => new(Plain(pattern), isWildcard: true);

    /// <summary>The field's beginning.</summary>
    public static SearchValue StartsWith(string text) => new(Of(text).text + "*", isWildcard: true);

    /// <summary>This is enough.</summary>
    public SearchValue Or() => With('|');

    /// <summary>This must be so, too.</summary>
    public SearchValue And() => With('&');

    /// <summary>This must not be so.</summary>
    public SearchValue Not() => With('!');

    /// <inheritdoc/>
    public override string ToString() => IsWildcard ? "(wildcard)" : "(value)";

    internal string Escaped() => Uri.EscapeDataString(text);

    private SearchValue With(char sign) => text[0] is '|' or '&' or '!'
        ? throw new InvalidOperationException("A search value has one operator at most.")
        : new(sign + text, IsWildcard);

    private static string Plain(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (text.Contains(',', StringComparison.Ordinal))
            throw new ArgumentException(
                "A comma parts values (TI 3.3.6), also when it is encoded, for all the guide says: use Quoted.", nameof(text));
        return "|&!\"'“”".Contains(text[0], StringComparison.Ordinal)
            ? throw new ArgumentException(
                "A search value that begins with an operator or a quotation mark means something else: use Quoted.", nameof(text))
            : text;
    }
}
