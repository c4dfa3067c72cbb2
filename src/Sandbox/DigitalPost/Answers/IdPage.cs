namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.8.3.</summary>
internal sealed record IdPage(IReadOnlyList<Guid> Content, int Number, int Size, int TotalElements, int TotalPages)
{
    private const int DefaultSize = 20;

    public static Task AnswerAsync(HttpContext context, IReadOnlyList<Guid> ids)
    {
        if (Page.Read(context.Request.Query, DefaultSize) is not { } page)
            return context.RefuseAsync(StatusCodes.Status400BadRequest, "ValidationException", Page.Explanation);
        var answer = new IdPage(page.Of(ids), page.Number, page.Size, ids.Count, page.PagesOf(ids.Count));
        return context.AnswerJsonAsync(StatusCodes.Status200OK, answer);
    }
}
