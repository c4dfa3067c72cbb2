using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Storage;

/// <summary>A value read from a blob, and the version of the blob, for a conditional write back.</summary>
internal sealed record Stored<T>(T Value, string ETag);

internal static class StoredJson
{
    private static readonly ConcurrentDictionary<JsonTypeInfo, JsonTypeInfo> Readable = new();

    /// <summary>Reads a value; null if the blob is absent.</summary>
    /// <exception cref="InvalidDataException">The blob holds something else.</exception>
    public static async ValueTask<Stored<T>?> ReadAsync<T>(
        this IBlobStore store, BlobPath path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await using var blob = await store.OpenAsync(path, cancellationToken);
        if (blob is null) return null;
        try
        {
            var value = await JsonSerializer.DeserializeAsync(blob.Stream, type, cancellationToken);
            return new Stored<T>(value ?? throw new JsonException("null"), blob.ETag);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The blob {LoggedPlace.Of(path)} does not hold a {typeof(T).Name}.", error);
        }
    }

    /// <summary>Writes a value under a condition; null if that did not hold.</summary>
    public static ValueTask<string?> WriteAsync<T>(
        this IBlobStore store, BlobPath path, T value, JsonTypeInfo<T> type, BlobCondition condition,
        CancellationToken cancellationToken) =>
        store.PutAsync(
            path, (stream, cancel) => JsonSerializer.SerializeAsync(stream, value, AsRead(type), cancel), condition, cancellationToken);

    // Other systems and people read it: æ stays æ. Control characters are still escaped, and half a pair becomes U+FFFD.
    private static JsonTypeInfo<T> AsRead<T>(JsonTypeInfo<T> type) => (JsonTypeInfo<T>)Readable.GetOrAdd(type, plain =>
        new JsonSerializerOptions(plain.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }.GetTypeInfo(plain.Type));

    /// <summary>Writes an empty blob, a marker.</summary>
    public static ValueTask<string?> MarkAsync(this IBlobStore store, BlobPath path, CancellationToken cancellationToken) =>
        store.PutAsync(path, (_, _) => Task.CompletedTask, BlobCondition.None, cancellationToken);
}
