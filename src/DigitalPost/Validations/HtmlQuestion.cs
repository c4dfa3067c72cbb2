using Postvogn.MeMo;

namespace Postvogn.DigitalPost.Validations;

/// <summary>How a piece of HTML is to be judged.</summary>
public sealed record HtmlQuestion
{
    /// <summary>As a letter from a sender system is judged.</summary>
    public static HtmlQuestion AsSent { get; } = new();

    /// <summary>The policy. The default value is <see cref="HtmlPolicy.Lenient"/>.</summary>
    public HtmlPolicy Policy { get; init; } = HtmlPolicy.Lenient;

    /// <summary>What the verdict calls the file; null leaves it to the service. It stands in a URL: one with a CPR number is an
    /// <see cref="ArgumentException"/>.</summary>
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
