using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Postvogn.DigitalPost.Registry;

namespace Postvogn.DigitalPost;

public sealed partial class DigitalPostClient
{
    private Task<Answer<T>> GetAsync<T>(
        Operation operation, ReadAnswer<T> read, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        caller.CallAsync(new ApiCall<T>(operation, read, ids), cancellationToken);

    private Task<Answer<SearchPage<T>>> SearchAsync<T>(
        Operation operation, Query query, ReadAnswer<SearchPage<T>> read, IReadOnlyList<Guid> ids,
        CancellationToken cancellationToken) =>
        caller.CallAsync(new ApiCall<SearchPage<T>>(operation, read, ids) { Query = query.ToQueryString() }, cancellationToken);

    private static ApiCall<T> ChangeOf<T>(Operation operation, ReadAnswer<T> read, RegistryTarget target) =>
        new(operation, read, target.OrganisationId, target.Id) { IfMatch = target.Version };

    private Task<Answer<T>> WriteAsync<T, TBody>(
        ApiCall<T> call, TBody body, JsonTypeInfo<TBody> type, CancellationToken cancellationToken) =>
        caller.CallAsync(call with { Json = JsonSerializer.SerializeToUtf8Bytes(body, type) }, cancellationToken);

    private Task<Answer<Nothing>> RemoveAsync(Operation operation, Guid id, long version, CancellationToken cancellationToken) =>
        caller.CallAsync(new ApiCall<Nothing>(operation, AnswerReader.Nothing, id) { IfMatch = version }, cancellationToken);

    private static long VersionOf(Versioned resource) =>
        resource.Version ?? throw new ArgumentException(
            "A change needs the version that it changes: fetch the resource first.", nameof(resource));

    private static Guid IdOf(Subscription subscription) =>
        subscription.Id ?? throw new ArgumentException(
            "A change needs the id of what it changes: list the subscriptions first.", nameof(subscription));
}
