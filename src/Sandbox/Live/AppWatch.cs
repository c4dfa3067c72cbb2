using System.Runtime.CompilerServices;

namespace Postvogn.Sandbox.Live;

/// <summary>Tells when the app's process ends, and which one runs in its place.</summary>
internal sealed class AppWatch(Func<int?> processId, TimeProvider clock)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    public async IAsyncEnumerable<string> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = processId();
        while (true)
        {
            await Task.Delay(Glance, clock, cancellationToken);
            var now = processId();
            if (now == before) continue;
            if (before is not null) yield return $"the app   [red]process {before} has ended[/]";
            if (now is not null) yield return $"the app   [green]process {now} runs[/] (kill -9 {now})";
            before = now;
        }
    }
}
