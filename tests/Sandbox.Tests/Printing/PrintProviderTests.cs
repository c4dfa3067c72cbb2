using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Postvogn.Sandbox.Printing;
using Postvogn.Sandbox.Store;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.Printing;

public sealed class PrintProviderTests : IDisposable
{
    private const string Letter = "socialforvaltningen/11111111-1111-4111-8111-111111111111";
    private const string Address = """{"recipient":{"attentionData":{"address":{"addressLabel":"Søndergade","zipCode":"9999"}}}}""";
    private const string NoAddress = """{"recipient":{"label":"Bo"}}""";
    private readonly TemporaryFolder folder = new();
    private readonly FakeClock clock = new();
    private readonly FolderStore store;
    private readonly PrintProvider provider;

    public PrintProviderTests()
    {
        store = new FolderStore(folder["store"]);
        provider = new PrintProvider(store, clock);
    }

    [Theory]
    [InlineData("Hej", Address, "printed", true)]
    [InlineData("Hej", NoAddress, "refused", false)]
    [InlineData("Hej!", Address, "refused", false)]
    public async Task Run_Letter_IsPrintedOnlyWholeAndWithAnAddress(string content, string address, string state, bool isPrinted)
    {
        await PutAsync("01-brev.txt", content);
        await PutAsync("address.json", address);
        await LookAsync();
        provider.Letters.ShouldBeEmpty("without a manifest, it is not whole");

        await PutAsync("manifest.json", ManifestOf("Hej", address));
        await LookAsync();
        await LookAsync();

        var letter = provider.Letters.ShouldHaveSingleItem();
        (letter.IsPrinted, letter.Times, letter.Fault is not null).ShouldBe((isPrinted, 1, content != "Hej"));
        var answer = (await store.ReadJsonAsync("print", $"{Letter}/printed.json", default))!.Value;
        answer.GetProperty("state").GetString().ShouldBe(state);
        answer.GetProperty("reference").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Run_ProviderThatErrs_AnswersAnewWhenItIsToldWhatIsWrong()
    {
        var erring = new PrintProvider(store, clock, errsAtFirst: true);
        await PutAsync("01-brev.txt", "Hej");
        await PutAsync("address.json", Address);
        await PutAsync("manifest.json", ManifestOf("Hej", Address));
        await LookAsync(erring);
        (await StateAsync()).ShouldBe("done");

        await PutAsync("printed.error.json", "{}");
        await LookAsync(erring);
        (await StateAsync()).ShouldBe("printed");
        erring.Letters.ShouldHaveSingleItem().Times.ShouldBe(1);
    }

    private async Task<string?> StateAsync() =>
        (await store.ReadJsonAsync("print", $"{Letter}/printed.json", default))!.Value.GetProperty("state").GetString();

    public void Dispose() => folder.Dispose();

    private static string ManifestOf(string content, string address) => JsonSerializer.Serialize(new
    {
        files = new[] { new { path = "01-brev.txt", sha256 = HashOf(content) } },
        address = new { path = "address.json", sha256 = HashOf(address) },
    });

    private static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private Task PutAsync(string name, string content) =>
        store.PutAsync("print", $"{Letter}/{name}", new MemoryStream(Encoding.UTF8.GetBytes(content)), default);

    private async Task LookAsync(PrintProvider? other = null)
    {
        using var enough = new CancellationTokenSource();
        var running = (other ?? provider).RunAsync(_ => true, enough.Token);
        await clock.UntilWaitingAsync(1);
        await enough.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
    }
}
