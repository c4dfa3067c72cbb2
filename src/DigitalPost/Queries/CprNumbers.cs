using System.Text.RegularExpressions;

namespace Postvogn.DigitalPost;

/// <summary>A day (a replacement number's is 60 higher), a month, a year and four digits.</summary>
internal static partial class CprNumbers
{
    private const string FieldName = "cprNumber";

    /// <summary>By itself: not within a longer number or a UUID.</summary>
    public static bool AreIn(string text) => Form().IsMatch(text);

    public static bool IsTheirField(string field) =>
        field.Equals(FieldName, StringComparison.OrdinalIgnoreCase) || field.EndsWith("." + FieldName, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"(?<![\p{L}\d])(0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(0[1-9]|1[0-2])\d{2}[- ]?\d{4}(?![\p{L}\d])",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
