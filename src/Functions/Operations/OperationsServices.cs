namespace Postvogn.Functions.Operations;

internal static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<OpenMarkers>().AddSingleton<OpenPrints>().AddSingleton<DropWalk>().AddSingleton<SweepHandler>()
        .AddSingleton<OurHistory>().AddSingleton<ReceivedFinder>().AddSingleton<ThreadFinder>().AddSingleton<LetterFinder>()
        .AddSingleton<HealthEndpoint>();
}
