namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 2.6.3, 3.3.6.</summary>
internal static class ResourceAnswers
{
    public static Task AnswerResourceAsync(this HttpContext context, JsonObject resource, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.ETag = $"\"{resource["version"]}\"";
        return context.AnswerJsonAsync(status, resource);
    }

    public static Task RefuseQueryAsync(this HttpContext context, string message) =>
        context.RefuseAsync(StatusCodes.Status400BadRequest, "digital.post.error", message);

    // In the shape of TI 4.3.
    public static Task RefuseFieldAsync(this HttpContext context, string field, string code, object? rejectedValue)
    {
        var error = new FieldError("target", field, code, rejectedValue);
        var body = new ErrorMessage("digital.post.error", "ValidationException: Validation failed") { FieldErrors = [error] };
        return context.AnswerJsonAsync(StatusCodes.Status400BadRequest, body);
    }

    public static Task RefuseAsNotFoundAsync(this HttpContext context) =>
        context.RefuseAsync(StatusCodes.Status404NotFound, "not.found", "There is no such resource.");

    public static Task RefuseAsConflictAsync(this HttpContext context) => context.RefuseAsync(
        StatusCodes.Status409Conflict, "version.mismatch", "The resource has another version: it was changed in between.");

    public static Task RefuseAsForbiddenAsync(this HttpContext context) =>
        context.RefuseAsync(StatusCodes.Status403Forbidden, "access.denied", "The resource is another organisation's.");

    public static Task RefusePreconditionAsync(this HttpContext context) => context.RefuseAsync(
        StatusCodes.Status412PreconditionFailed, "precondition.failed", "If-Match names exactly one version.");

    /// <summary>Empty when it is none, which finds nothing.</summary>
    public static Guid IdOf(this HttpContext context, string name = "id") =>
        Guid.TryParse((string?)context.Request.RouteValues[name], out var id) ? id : Guid.Empty;

    public static async Task<JsonObject?> ReadObjectAsync(this HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
