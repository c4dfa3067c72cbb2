using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Contacts;

internal sealed partial class RightsBook(IBlobStore store, StepTrail trail, TimeProvider clock, ILogger<RightsBook> log)
{
    // One look serves all letters of this time.
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    private volatile Look? last;

    // Null: nothing is known of it.
    public async Task<OrganisationRights?> FindAsync(string cvr, CancellationToken cancellationToken)
    {
        var look = last;
        if (look is null || clock.GetUtcNow() - look.At >= LookEvery)
            last = look = new Look((await ReadAsync(cancellationToken)).Value, clock.GetUtcNow());
        return look.Rights?.Organisations.GetValueOrDefault(cvr);
    }

    // The update gets what was there before; who loses a race does it anew.
    public async Task<OrganisationRights> KeepAsync(
        string cvr, Func<OrganisationRights?, OrganisationRights> update, CancellationToken cancellationToken)
    {
        while (true)
        {
            var kept = await ReadAsync(cancellationToken);
            var all = new Dictionary<string, OrganisationRights>(kept.Value?.Organisations ?? new Dictionary<string, OrganisationRights>());
            var now = all[cvr] = update(all.GetValueOrDefault(cvr));
            var rights = new KeptRights(all);
            if (await store.WriteAsync(Places.Rights, rights, RightsJson.Default.KeptRights, kept.Unchanged, cancellationToken) is null)
                continue;
            last = new Look(rights, clock.GetUtcNow());
            trail.Reached(Step.KeepRights, cvr);
            return now;
        }
    }

    // What cannot be read counts as none, and is written anew.
    private async Task<KeptFile<KeptRights>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(Places.Rights, cancellationToken);
        if (blob is null) return new(null, null);
        try
        {
            return new(await JsonSerializer.DeserializeAsync(blob.Stream, RightsJson.Default.KeptRights, cancellationToken), blob.ETag);
        }
        catch (JsonException)
        {
            NotRead(log, Places.Rights);
            return new(null, blob.ETag);
        }
    }

    private sealed record Look(KeptRights? Rights, DateTimeOffset At);

    [LoggerMessage(EventId = 1171, Level = LogLevel.Warning,
        Message = "The blob {Blob} does not hold rights as they are kept. It counts as none, and CheckContactPoints writes it anew")]
    private static partial void NotRead(ILogger log, BlobPath blob);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, WriteIndented = true)]
[JsonSerializable(typeof(KeptRights))]
internal sealed partial class RightsJson : JsonSerializerContext;
