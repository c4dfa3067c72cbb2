using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;

namespace Postvogn.Functions.Contacts;

internal sealed record LookupQuestion(IReadOnlyList<string> Numbers, bool Fresh, IResult? Refusal = null)
{
    public const int MostNumbers = 100_000;

    // The numbers take 13 bytes each without white space.
    private const int LongestBody = 4 * 1024 * 1024;

    // No text of it gets into a refusal.
    public static async Task<LookupQuestion> ReadAsync(HttpRequest request)
    {
        if (await ShortBody.ReadAsync(request, LongestBody) is not { } body) return TooLong();
        try
        {
            return Of(JsonSerializer.Deserialize(body.Span, ContactsJson.Default.LookupRequest));
        }
        catch (JsonException)
        {
            return NoQuestion();
        }
    }

    // How many, none of them.
    public override string ToString() => $"{Numbers.Count} numbers";

    private static LookupQuestion Of(LookupRequest? request)
    {
        if (request?.Numbers is not { } numbers) return NoQuestion();
        if (numbers.Count > MostNumbers) return TooLong();
        for (var position = 0; position < numbers.Count; position++)
        {
            if (!ContactNumber.TryParse(numbers[position], out _))
                return Refused(StatusCodes.Status400BadRequest,
                    $"numbers[{position}] is neither a CPR number (10 digits) nor a CVR number (8 digits).");
        }

        return new(numbers!, request.Fresh);
    }

    private static LookupQuestion NoQuestion() =>
        Refused(StatusCodes.Status400BadRequest, """The body is no question: {"numbers":["…"],"fresh":false}.""");

    private static LookupQuestion TooLong() =>
        Refused(StatusCodes.Status413PayloadTooLarge, $"A question has {MostNumbers} numbers at most. Ask several times.");

    private static LookupQuestion Refused(int status, string words) =>
        new([], Fresh: false, Results.Text(words + "\n", "text/plain", statusCode: status));
}
