namespace Postvogn.Functions.Threads;

internal static class ThreadServices
{
    public static IServiceCollection AddThreads(this IServiceCollection services) => services
        .AddSingleton<LetterThreads>().AddSingleton<LettersByMessageId>().AddSingleton<SentLinks>();
}
