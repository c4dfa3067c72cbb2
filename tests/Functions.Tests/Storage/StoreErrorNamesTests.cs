using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.Functions.Tests.Telemetry;
using Postvogn.Functions.Triggers;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>SECURITY.md: logs carry containers and UUIDs, and nothing of a letter. The name of a received file is part of a blob's: every
/// error of either store happens here to a blob with a canary in its name, is handled as the app handles it, and leaves by every
/// exporter.</summary>
public sealed partial class StoreErrorNamesTests : IDisposable
{
    private const string Canary = "Kanariefugl";
    private static readonly Guid Uuid = new("7f0e9c52-3c0a-4a0f-8f52-f4b7c3a5d901");
    private static readonly BlobPath Place = new("inbox", $"jobs/{Uuid}/01-it's {Canary} 9902314321.pdf");
    private readonly EveryExporter exporters = new();
    private readonly TemporaryFolder folder = new();

    public static TheoryData<int, string> Answers { get; } = new()
    {
        { 400, "InvalidUri" }, { 400, "OutOfRangeInput" }, { 401, "InvalidAuthenticationInfo" }, { 403, "AuthorizationPermissionMismatch" },
        { 403, "AuthorizationFailure" }, { 403, "AuthenticationFailed" }, { 404, "ContainerNotFound" }, { 404, "" },
        { 409, "ContainerBeingDeleted" }, { 409, "LeaseAlreadyPresent" }, { 409, "SnapshotsPresent" }, { 412, "LeaseIdMissing" },
        { 412, "ConditionNotMet" }, { 413, "RequestBodyTooLarge" }, { 416, "InvalidRange" }, { 429, "" }, { 500, "InternalError" },
        { 503, "ServerBusy" }, { 302, "" }, { 0, "time-out" }, { 0, "no connection" }, { 0, "cut" },
    };

    public void Dispose()
    {
        exporters.Dispose();
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Azure_AnyError_NamesContainerAndUuidOnly(int status, string code)
    {
        var options = new AzureBlobOptions { Retries = 0, BlockBytes = 8, NetworkTimeout = TimeSpan.FromSeconds(5) };
        var client = options.ForClient();
        client.Transport = new HttpClientTransport(new Service(status, code));
        const string Connection = "DefaultEndpointsProtocol=https;AccountName=acc;AccountKey=AAAA;EndpointSuffix=x.example";
        var account = new BlobServiceClient(Connection, client);
        var store = new AzureBlobStore(account, options, new RandomIds(), exporters.Logs.CreateLogger<AzureBlobStore>());

        var failed = 0;
        foreach (var call in Calls(store)) failed += await RunAsync(call) ? 1 : 0;

        failed.ShouldBeGreaterThan(0);
        LeavesByNone().ShouldContain("acc.blob.x.example");
    }

    [Theory]
    [InlineData("a file where a folder must be")]
    [InlineData("a folder where the file must be")]
    [InlineData("a name too long")]
    [InlineData("a path too long")]
    [InlineData("no rights")]
    [InlineData("no folder for what is half written")]
    public async Task Folder_AnyError_NamesNoFile(string what)
    {
        var store = new FileBlobStore(folder.Path, TimeProvider.System, new RandomIds());
        var place = Spoil(what);
        var failed = 0;
        foreach (var call in Calls(store, place)) failed += await RunAsync(call) ? 1 : 0;
        if (what == "no rights" && Environment.IsPrivilegedProcess) return;
        failed.ShouldBeGreaterThan(0, what);
        LeavesByNone();
    }

    [Theory]
    [InlineData(28)]
    [InlineData(122)]
    [InlineData(36)]
    [InlineData(5)]
    [InlineData(13)]
    public async Task Folder_AnErrorOfTheDisk_NamesNoFile(int errno)
    {
        var store = new FileBlobStore(folder.Path, TimeProvider.System, new RandomIds());
        var fault = new IOException($"It went wrong : '{folder.Path}/{Place}'", errno);
        await RunAsync(() => store.PutAsync(Place, (_, _) => throw fault, BlobCondition.None, default).AsTask());
        LeavesByNone();
    }

    [Theory]
    [InlineData("outcomes")]
    [InlineData("messages")]
    [InlineData("deliveries")]
    public async Task Json_ThatIsNone_NamesContainerAndUuidOnly(string container)
    {
        var store = new FileBlobStore(folder.Path, TimeProvider.System, new RandomIds());
        var place = new BlobPath(container, $"kmd/{Canary}/{Uuid}.json");
        var bytes = Encoding.UTF8.GetBytes(Canary);
        await store.PutAsync(place, async (stream, cancel) => await stream.WriteAsync(bytes, cancel), BlobCondition.None, default);
        (await RunAsync(() => store.ReadAsync(place, Functions.Sending.SendingJson.Default.Outcome, default).AsTask())).ShouldBeTrue();
        LeavesByNone().ShouldContain($"{container}/{Uuid}/…");
    }

    [Theory]
    [InlineData("inbox", "jobs/7f0e9c52-3c0a-4a0f-8f52-f4b7c3a5d901/01-Jens.pdf", "inbox/7f0e9c52-3c0a-4a0f-8f52-f4b7c3a5d901/…")]
    [InlineData("received", "7f0e9c52-3c0a-4a0f-8f52-f4b7c3a5d901/7F0E9C52-3c0a-4a0f-8f52-f4b7c3a5d902/x.xml",
        "received/7f0e9c52-3c0a-4a0f-8f52-f4b7c3a5d901/7F0E9C52-3c0a-4a0f-8f52-f4b7c3a5d902/…")]
    [InlineData("drop", "kmd/Jens Jensen.xml", "drop/…")]
    [InlineData("inbox", "", "inbox")]
    [InlineData("inbox", "x7f0e9c52-3c0a-4a0f-8f52-f4b7c3a5d901", "inbox/…")]
    public void Of_APlace_IsContainerAndUuids(string container, string name, string logged) =>
        LoggedPlace.Of(container, name).ShouldBe(logged);

    // Each operation, as the parts call it.
    private static IEnumerable<Func<Task>> Calls(IBlobStore store, BlobPath? at = null)
    {
        var place = at ?? Place;
        yield return async () =>
        {
            await using var blob = await store.OpenAsync(place, default);
            if (blob is not null) await blob.Stream.CopyToAsync(Stream.Null);
        };
        foreach (var condition in new[] { BlobCondition.None, BlobCondition.IfAbsent, BlobCondition.IfMatch("0x1") })
        {
            yield return async () => await store.PutAsync(
                place, (stream, cancel) => stream.WriteAsync("short"u8.ToArray(), cancel).AsTask(), condition, default);
            yield return async () => await store.PutAsync(
                place, (stream, cancel) => stream.WriteAsync("longer than one block"u8.ToArray(), cancel).AsTask(), condition, default);
        }

        yield return async () => await store.DeleteAsync(place, default);
        yield return async () =>
        {
            await foreach (var entry in store.ListAsync(place.Container, $"jobs/{Canary}", default))
                entry.Length.ShouldBeGreaterThanOrEqualTo(0);
        };
    }

    // As in an HTTP function, and what that lets through as in any other. Whether it failed.
    private async Task<bool> RunAsync(Func<Task> call)
    {
        try
        {
            var faults = new HttpFaults(exporters.Logs.CreateLogger<HttpFaults>());
            return await faults.AnswerAsync(new DefaultHttpContext(), call) is not null;
        }
        catch (Exception fault)
        {
            Failed(exporters.Logs.CreateLogger("x"), fault);
            new FunctionFailedException(fault).ToString().ShouldNotContain(Canary);
            return true;
        }
    }

    private string LeavesByNone()
    {
        var sent = exporters.Sent();
        sent.ShouldNotContain(Canary);
        sent.ShouldNotContain("9902314321");
        return sent;
    }

    private BlobPath Spoil(string what)
    {
        var file = Path.Combine(folder.Path, Place.ToString());
        switch (what)
        {
            case "a file where a folder must be":
                Directory.CreateDirectory(Path.Combine(folder.Path, "inbox"));
                File.WriteAllText(Path.Combine(folder.Path, "inbox", "jobs"), "");
                return Place;
            case "a folder where the file must be":
                Directory.CreateDirectory(Path.Combine(file, "not empty"));
                return Place;
            case "a name too long":
                return new BlobPath("inbox", $"{Uuid}/{Canary}{new string('æ', 200)}.pdf");
            case "a path too long":
                return new BlobPath("inbox", string.Join('/', Enumerable.Repeat($"{Canary}{new string('漢', 90)}", 10)));
            case "no rights":
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.GetDirectoryName(file)!, UnixFileMode.None);
                return Place;
            default:
                Directory.Delete(Path.Combine(folder.Path, ".tmp"));
                return Place;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "it failed")]
    private static partial void Failed(ILogger log, Exception error);

    private sealed class Service(int status, string code) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken _) => code switch
        {
            "time-out" => throw new TaskCanceledException($"It took too long: {request.RequestUri}"),
            "no connection" => throw new HttpRequestException($"Nobody is there: {request.RequestUri!.Host}"),
            "cut" => throw new IOException("The line was cut."),
            _ => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status)
            {
                RequestMessage = request,
                Headers = { { "x-ms-error-code", code } },
                Content = new StringContent($"<Error><Code>{code}</Code><Message>{request.RequestUri}</Message></Error>"),
            }),
        };
    }
}
