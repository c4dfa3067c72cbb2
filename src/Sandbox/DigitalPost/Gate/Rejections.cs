namespace Postvogn.Sandbox.DigitalPost;

internal static class Rejections
{
    public static async Task RejectAsync(HttpContext context, NationalLedger ledger, RejectionReason reason, string explanation)
    {
        var (status, code) = AnswerTo(reason);
        Note(context, ledger, reason, status);
        await context.RefuseAsync(status, code, explanation);
    }

    public static void Note(HttpContext context, NationalLedger ledger, RejectionReason reason, int statusCode)
    {
        var call = CurrentCall.Of(context);
        ledger.Append(new CallRejected(call.Call, call.Caller.System?.Id, reason, statusCode, TraceParent.Of(context)));
    }

    private static (int Status, string Code) AnswerTo(RejectionReason reason) => reason switch
    {
        RejectionReason.CvrDoesNotMatch or RejectionReason.IpNotAllowed or RejectionReason.RoleNotHeld =>
            (StatusCodes.Status403Forbidden, "access.denied"),
        RejectionReason.LengthMissing => (StatusCodes.Status411LengthRequired, "length.required"),
        RejectionReason.FileTypeNotAllowed or RejectionReason.RequestNotValid =>
            (StatusCodes.Status400BadRequest, "ValidationException"),
        _ => (StatusCodes.Status401Unauthorized, "authentication.failed"),
    };
}
