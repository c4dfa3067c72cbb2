using Postvogn.Functions.Printing;

namespace Postvogn.Functions.Sending;

internal static class SendingServices
{
    public static IServiceCollection AddSending(this IServiceCollection services) => services
        .AddSingleton<PrintFolders>()
        .AddSingleton<LetterRecords>().AddSingleton<TransmissionRecords>()
        .AddSingleton<RestPost>().AddSingleton<SftpUpload>()
        .AddSingleton<LetterIntake>()
        .AddSingleton<DropTries>().AddSingleton<RefusedDrops>().AddSingleton<SourceShares>().AddSingleton<DiskRoom>()
        .AddSingleton<AcceptDropHandler>().AddSingleton<Composer>().AddSingleton<TransmissionSender>();
}
