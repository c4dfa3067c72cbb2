namespace Postvogn.Functions.DigitalPost;

internal static class PushAnswer
{
    /// <summary>Says why a push is not taken; Digital Post comes again later.</summary>
    public static IResult Refuse(int status, string why) => Results.Text(why, "text/plain", statusCode: status);
}
