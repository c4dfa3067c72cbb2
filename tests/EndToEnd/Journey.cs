using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Staging;

namespace Postvogn.EndToEnd;

/// <summary>Runs the demo as the command does: the real app process, the real wire contract, real mutual TLS.</summary>
internal static class Journey
{
    /// <summary>
    /// A small run: the same forms and reasons as the large one, and a large letter of a few megabytes; nothing over SFTP.
    /// </summary>
    public static readonly DemoOptions Small =
        new() { Letters = 30, Replies = 12, LargeLetterBytes = 4_000_000, ContactRows = 0, Limit = TimeSpan.FromMinutes(3) };

    /// <summary>Runs it to its end.</summary>
    public static Task<DemoResult> RunAsync(DemoOptions options) =>
        new DemoRun(options, new Silence(), TimeProvider.System).RunAsync(CancellationToken.None);

    /// <summary>Runs it, sure that it cannot be run, and gives the message for the person at the keyboard.</summary>
    public static async Task<string> FailAsync(DemoOptions options)
    {
        var fault = await Should.ThrowAsync<Exception>(() => RunAsync(options));
        return Faults.Explain(fault).ShouldNotBeNull($"a fault that nobody explains: {fault}");
    }

    private sealed class Silence : IDemoScreen
    {
        public void Tell(string line)
        {
        }

        public void Show(DemoResult result)
        {
        }
    }
}
