using Microsoft.AspNetCore.Http;

namespace Postvogn.DigitalPost.Tests.Wire;

/// <summary>Answers that a test scripts.</summary>
internal static class Answers
{
    public const string TechnicalReceipt =
        """{"transmissionId":"86f13750-8068-44c1-93cf-a915998831cf","timeStamp":"2020-12-15T08:23:32.583Z","receiptStatus":"RECEIVED"}""";

    public static Func<HttpContext, Task> Json(int status, string body, params (string Name, string Value)[] headers) =>
        Text(status, "application/json", body, headers);

    public static Func<HttpContext, Task> Text(int status, string contentType, string body, params (string Name, string Value)[] headers) =>
        async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(body);
    };

    public static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>The first answer to the first request, and so on; the last one to all that follow.</summary>
    public static Func<HttpContext, Task> InTurn(params Func<HttpContext, Task>[] answers)
    {
        var count = -1;
        return context => answers[Math.Min(Interlocked.Increment(ref count), answers.Length - 1)](context);
    }

    /// <summary>Closes the connection without a word.</summary>
    public static Task Nothing(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Promises more than it gives, and closes the connection.</summary>
    public static Func<HttpContext, Task> CutOff(int status, string contentType, string beginning) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = beginning.Length + 100;
        await context.Response.WriteAsync(beginning);
        // The server closes a connection on which it has given less than it promised.
        await context.Response.Body.FlushAsync();
    };
}
