using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Receiving;

internal static class ReceivingServices
{
    public static IServiceCollection AddReceiving(this IServiceCollection services, PostvognSettings settings)
    {
        if (settings.Scan is { } scan) services.AddSingleton(scan).AddSingleton<IScanner, ClamdScanner>();
        return services
            .AddSingleton<Screening>()
            .AddSingleton<AnsweredLetters>().AddSingleton<LetterRouter>()
            .AddSingleton<ReceivedLetters>().AddSingleton<InboxFiles>().AddSingleton<Deliverer>().AddSingleton<BusinessReceipts>()
            .AddSingleton<LetterFetch>().AddSingleton<NotifiedLetters>()
            .AddSingleton<ReceiveMemoEndpoint>().AddSingleton<ReceiveNotificationEndpoint>()
            .AddSingleton<HandleReceivedHandler>().AddSingleton<PullMemosHandler>();
    }
}
