namespace Postvogn.Functions.Sending;

internal static class SendingServices
{
    public static IServiceCollection AddSending(this IServiceCollection services) => services
        .AddSingleton<LetterRecords>().AddSingleton<TransmissionRecords>()
        .AddSingleton<Composer>()
        .AddSingleton<TransmissionPacker>().AddSingleton<RestPosts>().AddSingleton<SftpUploads>().AddSingleton<TransmissionPoster>()
        .AddSingleton<TransmissionFailure>().AddSingleton<TransmissionSender>()
        .AddSingleton<AcceptDropHandler>().AddSingleton<ComposeTransmissionHandler>()
        .AddSingleton<SendTransmissionHandler>().AddSingleton<SendUrgentHandler>();
}
