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

    /// <summary>The ends that the letters of a small run come to. A letter that is taken back at once may have left before; and who is told
    /// first that one letter needs a right, Postvogn or Digital Post, is a matter of moments.</summary>
    public static void ShouldHaveEveryEnd(DemoResult result)
    {
        var count = result.Count;
        count.Problems.ShouldBeEmpty();
        (count.Dropped, count.Rejected, count.Undeliverable, count.Printed, count.Waiting, count.Open).ShouldBe((55, 8, 3, 1, 2, 0));
        (count.Completed + count.Recalled).ShouldBe(41);
        count.Recalled.ShouldBeInRange(2, 3);
        (count.Received, count.Delivered, count.RoutedReplies).ShouldBe((15, 15, 3));
        result.IsGood.ShouldBeTrue();
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
