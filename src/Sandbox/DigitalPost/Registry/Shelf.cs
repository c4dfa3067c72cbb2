namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Safe for use by many threads.</summary>
internal sealed class Shelf<TKey, T>(TimeProvider clock, Func<T, TKey> keyOf, Func<T, Guid> newId)
    where TKey : notnull
    where T : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Revised<T>> entries = [];
    private readonly Dictionary<Guid, TKey> keys = [];

    // Told after each change, outside the lock.
    public Action<Revised<T>>? Changed { get; set; }

    public IReadOnlyList<Revised<T>> All
    {
        get
        {
            lock (gate)
                return [.. entries.Values];
        }
    }

    public Revised<T>? Find(TKey key)
    {
        lock (gate)
            return entries.GetValueOrDefault(key);
    }

    public Revised<T>? FindById(Guid id)
    {
        lock (gate)
            return keys.TryGetValue(id, out var key) ? entries[key] : null;
    }

    /// <summary>The same stays as it is.</summary>
    public void Put(T value, DateTimeOffset? at = null)
    {
        Revised<T> changed;
        lock (gate)
        {
            var former = entries.GetValueOrDefault(keyOf(value));
            if (former is not null && former.Value.Equals(value))
                return;
            changed = Keep(former, value, former?.Members, at);
        }

        Changed?.Invoke(changed);
    }

    /// <summary>The one that is there already, if there is one.</summary>
    public Revised<T> FindOrPut(T value)
    {
        Revised<T> added;
        lock (gate)
        {
            if (entries.TryGetValue(keyOf(value), out var found))
                return found;
            added = Keep(null, value, null);
        }

        Changed?.Invoke(added);
        return added;
    }

    /// <summary>Null when another change came first.</summary>
    public Revised<T>? Change(Guid id, long version, T value, string? members)
    {
        Revised<T> changed;
        lock (gate)
        {
            if (!keys.TryGetValue(id, out var key) || entries[key] is not { } former || former.Version != version)
                return null;
            changed = Keep(former, value, members);
        }

        Changed?.Invoke(changed);
        return changed;
    }

    private Revised<T> Keep(Revised<T>? former, T value, string? members, DateTimeOffset? at = null)
    {
        var now = at ?? clock.GetUtcNow();
        var changed = former is null
            ? new Revised<T>(value, newId(value), Version: 0, now, now, members)
            : former with { Value = value, Version = former.Version + 1, LastUpdated = now, Members = members };
        entries[keyOf(value)] = changed;
        keys[changed.Id] = keyOf(value);
        return changed;
    }
}
