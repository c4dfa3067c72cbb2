using Postvogn.MeMo;

namespace Postvogn.DigitalPost.Validations;

internal sealed record HtmlQuestion
{
    /// <summary>As a letter from a sender system is judged.</summary>
    public static HtmlQuestion AsSent { get; } = new();

    public HtmlPolicy Policy { get; init; } = HtmlPolicy.Lenient;

    /// <summary>Null leaves it to the service. It stands in a URL: one with a CPR number is an <see cref="ArgumentException"/>.</summary>
    public string? FileName
    {
        get;
        init => field = value is not null && CprNumbers.AreIn(value)
            ? throw new ArgumentException("The name stands in a URL, so it must not hold a CPR number.", nameof(value))
            : value;
    }

    internal string ToQueryString()
    {
        var parameters = new List<string> { $"policy={(Policy == HtmlPolicy.Strict ? "STRICT" : "LENIENT")}" };
        if (FileName is not null)
            parameters.Add($"fileName={Uri.EscapeDataString(FileName)}");
        return Query.Joined(parameters);
    }
}
