using System.Text.RegularExpressions;
using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>The body of both functions; each takes its own members. Nothing of it is shown.</summary>
internal sealed partial record NemSmsQuestion
{
    private const int LongestBody = 1024;

    // Of the contact: CPR (10 digits) or CVR (8 digits).
    public string? Number { get; init; }

    // Danish, 8 digits.
    public string? MobileNumber { get; init; }

    public string? Pin { get; init; }

    public bool RenewPin { get; init; }

    [JsonIgnore]
    public bool IsSignUp => HasNumber && MobileNumber is not null && Mobile().IsMatch(MobileNumber) && Pin is null && !RenewPin;

    // By a PIN, or for a new one.
    [JsonIgnore]
    public bool IsVerification => HasNumber && MobileNumber is null && (RenewPin ? Pin is null : Pin is not null && Code().IsMatch(Pin));

    private bool HasNumber => ContactNumber.TryParse(Number, out _);

    // Null: it is too long, or no such JSON.
    public static async Task<NemSmsQuestion?> ReadAsync(HttpRequest request)
    {
        if (await ShortBody.ReadAsync(request, LongestBody) is not { } body) return null;
        try
        {
            return JsonSerializer.Deserialize(body.Span, NemSmsJson.Default.NemSmsQuestion);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => RenewPin ? "a new PIN" : Pin is null ? "a sign-up" : "a PIN";

    [GeneratedRegex(@"^[0-9]{8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^[0-9A-Za-z]{1,16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}

/// <summary>Whether messages can be sent to the contact's number now, and whether he has confirmed it.</summary>
internal sealed record NemSmsAnswer(bool Verified, bool Confirmed);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NemSmsQuestion))]
[JsonSerializable(typeof(NemSmsAnswer))]
internal sealed partial class NemSmsJson : JsonSerializerContext;
