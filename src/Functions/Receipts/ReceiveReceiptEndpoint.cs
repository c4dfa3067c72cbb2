using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Receipts;

/// <summary>TI 10.9. Stored and answered 200 with no body (TI 10.5.1); on any other answer Digital Post tries again later.</summary>
internal sealed class ReceiveReceiptEndpoint(PushCallers callers, PostvognSettings settings, ReceiptIntake intake)
{
    // More than any receipt: its text fields hold at most 512 characters each (TI 10.8).
    private const int LongestReceipt = 64 * 1024;

    public async Task<IResult> HandleAsync(string systemId, HttpRequest request)
    {
        if (!callers.Allows(request)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!Guid.TryParse(systemId, out var id) || settings.SystemById(id) is not { Sends: true })
            return PushAnswer.Refuse(StatusCodes.Status404NotFound, "No sender system with this id is configured here.");
        if (await ShortBody.ReadAsync(request, LongestReceipt) is not { } body)
            return PushAnswer.Refuse(StatusCodes.Status413PayloadTooLarge, "A receipt is never that long.");
        if (Read(body) is not { } receipt)
            return PushAnswer.Refuse(StatusCodes.Status400BadRequest, "The body is no receipt in JSON (TI 10.8.1).");
        await intake.StoreAsync(id, receipt, CancellationToken.None);
        return Results.Ok();
    }

    private static Receipt? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            var receipt = JsonSerializer.Deserialize(body.Span, ReceiptsJson.Default.Receipt);
            return receipt is { MessageUuid: null, TransmissionId: null } ? null : receipt;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
