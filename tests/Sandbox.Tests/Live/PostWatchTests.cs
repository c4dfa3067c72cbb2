using System.Text;
using Postvogn.Sandbox.Live;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Tests.Live;

public sealed class PostWatchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeClock clock = new();

    [Theory]
    [InlineData("""{"state":"Completed"}""", "[green]Completed[/]")]
    [InlineData("""{"state":"Rejected","by":"DigitalPost","code":"x","message":"6101501234"}""",
        "[red]Rejected[/] by DigitalPost  [yellow]x[/]")]
    [InlineData("""{"state":"Waiting"}""", "[yellow]Waiting[/]")]
    [InlineData("""{"state":"Refused","findings":[{"code":"a","message":"Wrong.","fix":"Mend it."}]}""",
        "[red]Refused[/]  [yellow]a[/]  Wrong.  Fix: Mend it.")]
    public async Task Read_DropThatCameAgain_ShowsWhatBecameOfIt(string outcome, string line)
    {
        var store = new FolderStore(folder["store"]);
        var watch = await PostWatch.StartAsync(store, clock, CancellationToken.None);
        await using var lines = watch.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();

        await PutAsync(outcome);
        await lines.MoveNextAsync();
        lines.Current.ShouldBe($"sent      kilde/a.xml  {line}");

        await PutAsync(outcome[..^1] + ""","note":"The same drop came again [twice] and was not sent: leave it."}""");
        var next = lines.MoveNextAsync();
        await clock.UntilWaitingAsync(1);
        clock.AdvanceToNextTimer();
        await next;
        lines.Current.ShouldBe($"sent      kilde/a.xml  {line}  The same drop came again [[twice]] and was not sent: leave it.");

        async Task PutAsync(string text)
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
            await store.PutAsync("outcomes", "kilde/a.xml.json", content, CancellationToken.None);
        }
    }

    public void Dispose() => folder.Dispose();
}
