using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Postvogn.Functions.Contacts;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Requests;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.Functions.Threads;
using Postvogn.Functions.Triggers;

namespace Postvogn.Functions;

/// <summary>Puts the function app together: one line a room.</summary>
internal static class Composition
{
    /// <summary>More than a letter and its multipart frame; Kestrel's own default is too small for one.</summary>
    private const long LargestBody = 104_857_600;

    public static void AddPostvogn(this FunctionsApplicationBuilder builder, PostvognSettings settings)
    {
        builder.UseMiddleware<SafeFailure>();
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<InvocationTelemetry>();
        builder.UseMiddleware<HttpFaults>();
        builder.UseMiddleware<OwnFaults>();
        builder.Logging.AddTelemetry(builder.Services, settings);
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            // The host in front guards against slow senders; it may itself be slow to pass a large letter on.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddPostvogn(settings);
    }

    /// <summary>All parts of the app but the worker itself.</summary>
    public static IServiceCollection AddPostvogn(this IServiceCollection services, PostvognSettings settings) => services
        .AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton(Random.Shared).AddSingleton<IIdSource, RandomIds>()
        .AddStorage(settings)
        .AddDigitalPost(settings)
        .AddThreads()
        .AddSending()
        .AddReceiving(settings)
        .AddReceipts()
        .AddRequests()
        .AddContacts(settings)
        .AddOperations()
        .AddTriggers();

    private static IServiceCollection AddTriggers(this IServiceCollection services) => services
        .AddSingleton<HttpFaults>()
        .AddSingleton<SendingFunctions>().AddSingleton<ReceivingFunctions>().AddSingleton<ReceiptFunctions>()
        .AddSingleton<RequestFunctions>().AddSingleton<ContactFunctions>().AddSingleton<OperationsFunctions>();
}
