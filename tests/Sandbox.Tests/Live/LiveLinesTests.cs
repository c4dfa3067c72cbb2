using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.Live;
using Spectre.Console;

namespace Postvogn.Sandbox.Tests.Live;

/// <summary>What the live view says of the app, and in which shape.</summary>
public sealed class LiveLinesTests
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    public static TheoryData<int?[], string[]> Lives => new()
    {
        { [11, 11, 11], [] },
        { [11, null, 22], ["process 11 has ended", "process 22 runs"] },
        { [11, 22, 22, 33], ["process 11 has ended", "process 22 runs", "process 22 has ended", "process 33 runs"] },
        { [null, 11], ["process 11 runs"] },
        { [11, null], ["process 11 has ended"] },
    };

    [Theory]
    [MemberData(nameof(Lives))]
    public async Task AppWatch_ProcessesOneAfterAnother_TellsOfEachEndAndStart(int?[] ids, string[] expected)
    {
        var clock = new FakeClock();
        var at = 0;
        using var enough = new CancellationTokenSource();
        var lines = new List<string>();
        var watching = CollectAsync(new AppWatch(() => ids[Math.Min(at, ids.Length - 1)], clock).ReadAllAsync(enough.Token), lines);
        for (; at < ids.Length; at++)
        {
            await clock.UntilWaitingAsync(1);
            clock.Advance(Glance);
        }
        await clock.UntilWaitingAsync(1);
        await enough.CancelAsync();
        await watching;

        lines.Count.ShouldBe(expected.Length);
        foreach (var (line, text) in lines.Zip(expected)) line.ShouldContain(text);
    }

    [Fact]
    public async Task FaultLines_FunctionThatFailsAThousandTimes_IsToldOfTenTimes()
    {
        var lines = new List<string>();

        await CollectAsync(
            FaultLines.Of(Enumerable.Repeat(new FunctionFault("AcceptDrop", "Broken [here]\nat x"), 1000).ToAsyncEnumerable()), lines);

        lines.Count.ShouldBe(10);
        lines[0].ShouldBe("[red]failed[/]    AcceptDrop: Broken [[here]]");
        lines[9].ShouldBe("[red]failed[/]    AcceptDrop, 512 times now: Broken [[here]]");
    }

    [Fact]
    public async Task FaultLines_SeveralFunctions_AreCountedEach()
    {
        var lines = new List<string>();
        FunctionFault[] faults = [new("Sweep", null), new("AcceptDrop", new string('x', 1000)), new("Sweep", null)];

        await CollectAsync(FaultLines.Of(faults.ToAsyncEnumerable()), lines);

        lines[0].ShouldBe("[red]failed[/]    Sweep: see the log");
        lines[1].Length.ShouldBeLessThan(400);
        lines[2].ShouldContain("Sweep, 2 times now");
    }

    [Theory]
    [InlineData(20, "/tmp/a-long/path/to/the/data/root.pem", "/tmp/a-long/path/to/the/data/root.pem")]
    [InlineData(80, "/home/åse og bo/it's/root.pem", @"'/home/åse og bo/it'\''s/root.pem'")]
    [InlineData(200, "/tmp/[data]/root.pem", "'/tmp/[data]/root.pem'")]
    public void Welcome_InATerminalOfAnyWidth_GivesCommandsThatCanBePasted(int width, string root, string quoted)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = width;

        Welcome.Show(new LiveScreen(console, TimeProvider.System), Facts(root));

        var lines = output.ToString().Split('\n').Select(line => line.TrimEnd()).ToList();
        lines.ShouldContain($"  3. Ask it how it is: curl --cacert {quoted} https://localhost:7071/api/health");
        lines.ShouldContain(line => line.EndsWith(
            $"curl --cacert {quoted} --header 'x-functions-key: k3y' https://localhost:7071/api/letters/MESSAGEUUID",
            StringComparison.Ordinal));
        lines.ShouldContain(line => line.EndsWith("kill -9 4711", StringComparison.Ordinal));
        lines.ShouldContain("  letters from CVR 99900008  Solbjerg Kommune: socialforvaltningen, borgerservice");
        lines.ShouldContain("  letters from CVR 99900016  Solbjerg Forsyning A/S: forsyningen");
    }

    private static WelcomeFacts Facts(string root) => new()
    {
        App = new Uri("https://localhost:7071/"),
        ProcessId = 4711,
        FunctionKey = "k3y",
        DigitalPost = new Uri("https://localhost:7443/"),
        Store = "/data/store",
        Outcomes = "/data/store/outcomes",
        Inbox = "/data/store/inbox",
        Log = "/data/sandbox.log",
        Letters = "/data/letters-to-send",
        Replies = "/data/replies-to-send",
        Root = root,
        Senders =
        [
            ("socialforvaltningen", "99900008", "Solbjerg Kommune"), ("borgerservice", "99900008", "Solbjerg Kommune"),
            ("forsyningen", "99900016", "Solbjerg Forsyning A/S"),
        ],
    };

    private static async Task CollectAsync(IAsyncEnumerable<string> from, List<string> lines)
    {
        try
        {
            await foreach (var line in from) lines.Add(line);
        }
        catch (OperationCanceledException)
        {
            // The test has seen enough.
        }
    }
}
