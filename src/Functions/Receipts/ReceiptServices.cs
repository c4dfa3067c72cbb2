namespace Postvogn.Functions.Receipts;

internal static class ReceiptServices
{
    public static IServiceCollection AddReceipts(this IServiceCollection services) => services
        .AddSingleton<ReceiptIntake>().AddSingleton<SentTraceparents>().AddSingleton<TechnicalReceipts>().AddSingleton<ReceiptFiles>()
        .AddSingleton<EventLog>().AddSingleton<OverdueLetters>().AddSingleton<Chases>()
        .AddSingleton<ReceiptChase>()
        .AddSingleton<ReceiveReceiptEndpoint>().AddSingleton<HandleReceiptHandler>().AddSingleton<PullReceiptsHandler>()
        .AddSingleton<ChaseReceiptsHandler>();
}
