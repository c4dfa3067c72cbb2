using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Postvogn.DigitalPost;

/// <content>The calls that the registries have in common (TI 2.6.3).</content>
public sealed partial class DigitalPostClient
{
    private Task<Answer<T>> GetAsync<T>(Operation operation, string path, ReadAnswer<T> read, CancellationToken cancellationToken) =>
        caller.CallAsync(new ApiCall<T>(operation, HttpMethod.Get, path, read), cancellationToken);

    private Task<Answer<T>> WriteAsync<T, TBody>(
        ApiCall<T> call, TBody body, JsonTypeInfo<TBody> type, CancellationToken cancellationToken) =>
        caller.CallAsync(call with { Json = JsonSerializer.SerializeToUtf8Bytes(body, type) }, cancellationToken);

    private Task<Answer<Nothing>> RemoveAsync(Operation operation, string path, long version, CancellationToken cancellationToken) =>
        caller.CallAsync(
            new ApiCall<Nothing>(operation, HttpMethod.Delete, path, AnswerReader.Nothing) { IfMatch = version },
            cancellationToken);

    private static long VersionOf(Versioned resource) =>
        resource.Version ?? throw new ArgumentException(
            "A change needs the version that it changes: fetch the resource first.", nameof(resource));

    private static Guid IdOf(Subscription subscription) =>
        subscription.Id ?? throw new ArgumentException(
            "A change needs the id of what it changes: list the subscriptions first.", nameof(subscription));
}
