using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.Contacts;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>One instance of the app, put together as it is deployed, with a clock and logs of the test's.</summary>
internal sealed class ContactApp : IAsyncDisposable
{
    private readonly WebApplication app;

    private ContactApp(WebApplication app) => this.app = app;

    public CollectedLogs Logs { get; } = new();

    public HttpClient Http { get; } = new();

    public IBlobStore Store => Get<IBlobStore>();

    public static async Task<ContactApp> StartAsync(PostvognSettings settings, TimeProvider clock, IBlobStore store)
    {
        var started = new ContactApp(FunctionApp.Build(settings, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(clock).AddSingleton<Random>(FixedRandom.None).AddSingleton(store);
        }));
        started.app.Services.GetRequiredService<ILoggerFactory>().AddProvider(started.Logs);
        await started.app.StartAsync();
        started.Http.BaseAddress = new Uri(started.app.Urls.Single());
        return started;
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public Task PullListAsync() => Get<PullContactListHandler>().RunAsync(default);

    public Task PullChangesAsync() => Get<PullContactChangesHandler>().RunAsync(default);

    /// <summary>A push as the host passes it on.</summary>
    public async Task<HttpResponseMessage> PushAsync(HttpContent notification, string? certificate)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/contact-changes") { Content = notification };
        if (certificate is not null) request.Headers.Add("X-ARR-ClientCert", certificate);
        return await Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> AskAsync(object question) => Http.PostAsJsonAsync(
        "/api/contacts/lookup", question, JsonSerializerOptions.Web);

    public async Task<List<string>> NotesAsync()
    {
        var names = new List<string>();
        await foreach (var entry in Store.ListAsync(Places.Contacts, Places.ContactNotesPrefix, default)) names.Add(entry.Path.Name);
        return names;
    }

    public async Task<byte[]?> BytesAsync(BlobPath path)
    {
        await using var blob = await Store.OpenAsync(path, default);
        if (blob is null) return null;
        using var copy = new MemoryStream();
        await blob.Stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
