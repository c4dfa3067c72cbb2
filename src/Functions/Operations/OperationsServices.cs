namespace Postvogn.Functions.Operations;

internal static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<OpenLetters>().AddSingleton<OpenTransmissions>().AddSingleton<SweepHandler>()
        .AddSingleton<OurHistory>().AddSingleton<LetterFinder>().AddSingleton<WhereIsLetterEndpoint>()
        .AddSingleton<HealthEndpoint>();
}
