namespace Postvogn.Functions.Requests;

internal static class RequestServices
{
    public static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddSingleton<RecalledLetters>().AddSingleton<Recalls>().AddSingleton<PrintAnswers>().AddSingleton<HandleRequestHandler>();
}
