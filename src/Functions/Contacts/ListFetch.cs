using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>One fetch at a time, as two would write the same file; what a cut one left is continued by the next.</summary>
internal sealed partial class ListFetch(SftpLinks links, TimeProvider clock, ILogger<ListFetch> log) : IDisposable
{
    // Below host.json's functionTimeout, with time left to read the list.
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(7);

    private readonly SemaphoreSlim one = new(1, 1);
    private readonly Lazy<DirectoryInfo> folder = new(() => Directory.CreateTempSubdirectory("postvogn-contacts-"));

    // Between two fetches nothing, or the part of a list that was cut off.
    public IReadOnlyList<string> Left => folder.IsValueCreated ? [.. folder.Value.EnumerateFiles().Select(file => file.Name)] : [];

    // Removes the list in any case: it holds everybody's numbers. Null when it could not be fetched.
    public async Task<ContactListReading?> ReadAsync(
        string system, Func<Stream, long, Task<ContactListReading>> read, CancellationToken cancellationToken)
    {
        if (await links.OpenAsync(system, cancellationToken) is not { } server) return null;
        var target = Path.Combine(folder.Value.FullName, "contacts.csv");
        if (!await one.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            UnderWay(log);
            return null;
        }

        try
        {
            if (await FetchAsync(server, system, target, cancellationToken) is not { } listed) return null;
            await using var list = new FileStream(
                target, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            return await read(list, listed.Length);
        }
        finally
        {
            File.Delete(target);
            one.Release();
        }
    }

    public void Dispose()
    {
        one.Dispose();
        if (folder.IsValueCreated) folder.Value.Delete(recursive: true);
    }

    private async Task<SftpFile?> FetchAsync(SftpConnection server, string system, string target, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var answer = await server.FetchContactListAsync(target, either.Token);
            if (!answer.Succeeded) NotFetched(log, system, answer.Outcome, answer.Cause);
            return answer.Succeeded ? answer.Value : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            NotFetched(log, system, SftpOutcome.TimedOut, $"It takes longer than {Longest.TotalMinutes} minutes; the next run goes on.");
            return null;
        }
    }

    [LoggerMessage(EventId = 1013, Level = LogLevel.Information,
        Message = "The contact list is being fetched by another run of this instance; this one ends")]
    private static partial void UnderWay(ILogger log);

    [LoggerMessage(EventId = 1001, Level = LogLevel.Warning,
        Message = "The contact list of system {System} could not be fetched: {Outcome}. The last index stays in use; the next run tries " +
            "again. {Cause}")]
    private static partial void NotFetched(ILogger log, string system, SftpOutcome outcome, string? cause);
}
