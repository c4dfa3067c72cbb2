using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Postvogn.DigitalPost.Registry;
using Postvogn.MeMo;

namespace Postvogn.DigitalPost;

/// <summary>Reads the body of a 2xx. Throws <see cref="AnswerCutOffException"/> or <see cref="JsonException"/> when it is not what the API
/// gives.</summary>
internal delegate ValueTask<T> ReadAnswer<T>(AnswerBody body, CancellationToken cancellationToken);

internal static class AnswerReader
{
    // A page of 10,000 receipts whose texts are all at their longest, and room to spare.
    private const long LargestJson = 64 * 1024 * 1024;

    private const long LargestReceipt = 64 * 1024;

    public static ValueTask<Nothing> Nothing(AnswerBody body, CancellationToken cancellationToken) => default;

    public static ReadAnswer<T> Json<T>(JsonTypeInfo<T> type) => async (body, cancellationToken) =>
        await JsonSerializer.DeserializeAsync(await body.OpenAsync(LargestJson, cancellationToken), type, cancellationToken)
        ?? throw new JsonException("The answer is null.");

    public static ReadAnswer<SearchPage<T>> Page<T, TResult>(JsonTypeInfo<TResult> type)
        where TResult : SearchResult<T>
    {
        var read = Json(type);
        return async (body, cancellationToken) => (await read(body, cancellationToken)).ToPage();
    }

    /// <summary>A list as TI 4.5.8 and 5.9 have it, or a page with the list under any name: they show neither.</summary>
    public static ReadAnswer<IReadOnlyList<T>> List<T>(JsonTypeInfo<IReadOnlyList<T>> type) => async (body, cancellationToken) =>
    {
        using var answer = await JsonDocument.ParseAsync(await body.OpenAsync(LargestJson, cancellationToken), default, cancellationToken);
        return ListIn(answer.RootElement).Deserialize(type) ?? throw new JsonException("The answer is null.");
    };

    /// <summary>One without an id is none.</summary>
    public static ReadAnswer<T> Subscription<T>(JsonTypeInfo<T> type)
        where T : Subscription
    {
        var read = Json(type);
        return async (body, cancellationToken) =>
        {
            var subscription = await read(body, cancellationToken);
            return subscription.Id is null ? throw new JsonException("The subscription has no id.") : subscription;
        };
    }

    public static ReadAnswer<FetchedMemo> Memo(long largest) => async (body, cancellationToken) =>
        new FetchedMemo(body.Length, body.Keep(await body.OpenAsync(largest, cancellationToken)));

    public static async ValueTask<Logo> Logo(AnswerBody body, CancellationToken cancellationToken) =>
        new(body.MediaType, await body.ReadAllAsync(Registry.Logo.Largest, cancellationToken));

    /// <summary>It chains later receipts, so one without a transmissionId is none.</summary>
    public static async ValueTask<Receipt> TechnicalReceipt(AnswerBody body, CancellationToken cancellationToken)
    {
        var receipt = await Receipt(body, cancellationToken);
        return receipt is { TransmissionId: not null, ErrorCode: null, ReceiptStatus: ReceiptStatus.Received or ReceiptStatus.Completed }
            ? receipt
            : throw new JsonException("The answer is no technical receipt for a transmission that was received.");
    }

    /// <summary>A receipt as JSON or, as TI 10.8.3 shows it, as XML.</summary>
    public static async ValueTask<Receipt> Receipt(AnswerBody body, CancellationToken cancellationToken)
    {
        var bytes = await body.ReadAllAsync(LargestReceipt, cancellationToken);
        var receipt = body.MediaType is MediaTypeNames.Application.Xml or MediaTypeNames.Text.Xml || ReceiptXml.LooksLikeXml(bytes)
            ? ReceiptXml.Read(bytes)
            : JsonSerializer.Deserialize(bytes, DigitalPostJson.Default.Receipt);
        return receipt ?? throw new JsonException("The answer is null.");
    }

    private static JsonElement ListIn(JsonElement answer) => answer.ValueKind != JsonValueKind.Object
        ? answer
        : answer.EnumerateObject().Select(m => m.Value).Where(v => v.ValueKind == JsonValueKind.Array).ToArray() is [var list]
            ? list
            : throw new JsonException("The page has no list.");
}
