namespace Postvogn.Sandbox.DigitalPost;

internal static class AnswerExtensions
{
    public static Task AnswerJsonAsync<T>(this HttpContext context, int status, T body, JsonSerializerOptions? options = null) =>
        context.AnswerAsync(status, "application/json", JsonSerializer.SerializeToUtf8Bytes(body, options ?? WireJson.WithNulls));

    public static Task RefuseAsync(this HttpContext context, int status, string code, string message) =>
        context.AnswerJsonAsync(status, new ErrorMessage(code, message));

    public static async Task AnswerAsync(this HttpContext context, int status, string contentType, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
