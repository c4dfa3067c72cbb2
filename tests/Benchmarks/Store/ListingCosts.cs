using System.Diagnostics;

namespace Postvogn.Benchmarks.Store;

/// <summary>What listing and Sweep cost beside ever more finished letters: each look in each store in turns. Time is shown; what must not
/// grow is counted.</summary>
internal static class ListingCosts
{
    private const int Rounds = 7;

    // AzureBlobOptions.PageSize: the service's own limit.
    private const int AzurePage = 5_000;

    /// <summary>False: something grew with what is stored.</summary>
    public static async Task<bool> MeasureAsync(
        string folder, IReadOnlyList<int> sizes, FinishedLetters finished, CancellationToken cancellationToken)
    {
        var stores = new List<StoredListings>();
        try
        {
            foreach (var size in sizes)
            {
                var watch = Stopwatch.StartNew();
                stores.Add(await StoredListings.FillAsync(Path.Combine(folder, $"{size}"), size, finished, cancellationToken));
                Console.WriteLine($"A store with {size:n0} finished letters was made in {watch.Elapsed.TotalSeconds:n0} s.");
            }

            Console.WriteLine();
            Console.WriteLine($"Beside finished letters: ms, and (times the first), medians of {Rounds} rounds in turns.");
            Console.WriteLine("Calls of the store; entries that its listings brought; pages: requests that these are on Azure.");
            Console.WriteLine("Of the most costly of the rounds.");
            var holds = Print(stores, store => store.Looks(), await InTurnsAsync(stores, store => store.Looks(), cancellationToken));
            Console.WriteLine();
            var files = string.Join(" and ", stores.Select(store => $"{store.PackageFiles:n0}"));
            Console.WriteLine($"Beside files of packages in drop/, {files}, of which a run looks at some:");
            foreach (var store in stores) store.LayPackageFiles();
            return holds & Print(stores, Sweep, await InTurnsAsync(stores, Sweep, cancellationToken));
        }
        finally
        {
            foreach (var store in stores) await store.DisposeAsync();
        }
    }

    private static IReadOnlyList<(string Name, Func<Task> Run)> Sweep(StoredListings store) => [store.Looks()[0]];

    // By look and store; the first round warms up.
    private static async Task<List<Look>[,]> InTurnsAsync(
        List<StoredListings> stores, Func<StoredListings, IReadOnlyList<(string Name, Func<Task> Run)>> looks,
        CancellationToken cancellationToken)
    {
        var names = looks(stores[0]).Count;
        var all = new List<Look>[names, stores.Count];
        for (var round = 0; round <= Rounds; round++)
        {
            for (var look = 0; look < names; look++)
            {
                for (var store = 0; store < stores.Count; store++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var one = await stores[store].MeasureAsync(looks(stores[store])[look].Run);
                    if (round == 0) all[look, store] = [];
                    else all[look, store].Add(one);
                }
            }
        }

        return all;
    }

    private static bool Print(
        List<StoredListings> stores, Func<StoredListings, IReadOnlyList<(string Name, Func<Task> Run)>> looks, List<Look>[,] all)
    {
        Console.WriteLine($"{"",-20}" + string.Concat(stores.Select(store => $"{store.Letters,14:n0}")) + "   calls  entries  pages");
        var holds = true;
        for (var look = 0; look < all.GetLength(0); look++)
        {
            var sides = Enumerable.Range(0, stores.Count).Select(store => all[look, store]).ToList();
            var times = sides.ConvertAll(side => side.Select(one => one.Milliseconds).Order().ElementAt(side.Count / 2));
            var most = sides.ConvertAll(side => side.MaxBy(one => (one.Entries, one.Calls.All))!);
            var counted = most.ConvertAll(one => (one.Calls, one.Entries));
            var compared = counted.Distinct().ToList();
            holds &= compared.Count <= 1;
            Console.WriteLine(
                $"{looks(stores[0])[look].Name,-20}" + string.Concat(times.Select(time => $"{time,8:f2} ({time / times[0],3:f1})")) +
                $"{counted[^1].Calls.All,8} {counted[^1].Entries,8} {most[^1].Listed.Values.Sum(Pages),6}" +
                (compared.Count <= 1 ? "" : $"   GROWS: {string.Join(", ", counted)}"));
        }

        Console.WriteLine();
        Console.WriteLine("Listed, by container and prefix, and how many entries of it at most:");
        foreach (var (place, entries) in AllListed(stores, all)) Console.WriteLine($"  {place,-75} {string.Join(" ", entries),10}");
        return holds;
    }

    private static IEnumerable<(string Place, IReadOnlyList<int> Entries)> AllListed(List<StoredListings> stores, List<Look>[,] all)
    {
        var last = Enumerable.Range(0, stores.Count).Select(
            store => Enumerable.Range(0, all.GetLength(0)).SelectMany(look => all[look, store]).SelectMany(one => one.Listed)
                .GroupBy(one => one.Key, one => one.Value, StringComparer.Ordinal)
                .ToDictionary(one => one.Key, one => one.Max(), StringComparer.Ordinal)).ToList();
        return last[^1].Keys.Order(StringComparer.Ordinal).Select(
            place => (place, (IReadOnlyList<int>)[.. last.Select(listed => listed.GetValueOrDefault(place)).Distinct()]));
    }

    // An empty answer is one, too.
    private static int Pages(int entries) => Math.Max(1, (entries + AzurePage - 1) / AzurePage);
}
