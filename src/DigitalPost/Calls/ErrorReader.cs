using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Postvogn.DigitalPost;

/// <summary>Whatever is wrong with the body, the status stands.</summary>
internal static class ErrorReader
{
    private const long LargestError = 256 * 1024;

    public static async ValueTask<Answer<T>> WithErrorAsync<T>(Answer<T> answer, AnswerBody body, CancellationToken cancellationToken)
    {
        var bytes = await BytesAsync(body, cancellationToken);
        var error = Read(bytes, DigitalPostJson.Default.ErrorMessage);
        return answer with
        {
            Cause = answer.Cause ?? ServiceCodes.CauseOf(error),
            Error = error is { Code: null, Message: null, FieldErrors.Count: 0 } ? null : error,
            Declined = answer.Outcome == CallOutcome.Unavailable ? Read(bytes, DigitalPostJson.Default.Receipt) : null,
        };
    }

    private static async ValueTask<byte[]> BytesAsync(AnswerBody body, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAllAsync(LargestError, cancellationToken);
        }
        catch (AnswerCutOffException)
        {
            return [];
        }
    }

    private static T? Read<T>(byte[] bytes, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
