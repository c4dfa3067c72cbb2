using System.Text;
using System.Text.Json;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>What other systems and people read in the store.</summary>
public sealed class StoredJsonTests
{
    private readonly MemoryBlobStore store = new(TimeProvider.System);

    [Theory]
    [InlineData("Rød grød med fløde", "Rød grød med fløde")]
    [InlineData("<b>\"&'+`</b>", "<b>\\\"&'+`</b>")]
    [InlineData("a\u0000b\u001bc\n", "a\\u0000b\\u001Bc\\n")]
    public async Task Write_Outcome_HoldsTextAsItIsAndStaysJson(string message, string written)
    {
        var text = await WrittenAsync(
            new() { Code = "x", Status = ReceiptStatus.Invalid, Path = "/", Message = message, Fix = "Ret den." });

        text.ShouldContain($"\"message\": \"{written}\"");
        JsonDocument.Parse(text).RootElement.GetProperty("findings")[0].GetProperty("fix").GetString().ShouldBe("Ret den.");
    }

    [Fact]
    public async Task Write_HalfAPair_IsReplaced()
    {
        var half = "a" + (char)0xD800 + "b";
        var text = await WrittenAsync(new() { Code = "x", Status = ReceiptStatus.Invalid, Path = "/", Message = half, Fix = "f" });

        JsonDocument.Parse(text).RootElement.GetProperty("findings")[0].GetProperty("message").GetString().ShouldBe("a\uFFFDb");
    }

    [Theory]
    [InlineData(ReceiptStatus.NotAllowed, "NotAllowed", "NOT_ALLOWED")]
    [InlineData(ReceiptStatus.Invalid, "Invalid", "INVALID")]
    [InlineData(ReceiptStatus.Completed, "Completed", "COMPLETED")]
    [InlineData(ReceiptStatus.Received, "Received", "RECEIVED")]
    public async Task Write_Finding_HasItsStatusInBothSpellings(ReceiptStatus status, string word, string code)
    {
        var text = await WrittenAsync(new() { Code = "x", Status = status, Path = "/", Message = "m", Fix = "f" });

        var finding = JsonDocument.Parse(text).RootElement.GetProperty("findings")[0];
        (finding.GetProperty("status").GetString(), finding.GetProperty("statusCode").GetString()).ShouldBe((word, code));
        var read = await store.ReadAsync(Place, SendingJson.Default.Outcome, default);
        read!.Value.Findings[0].Status.ShouldBe(status);
    }

    private static BlobPath Place => Places.Outcome("kilde/brev.xml", null);

    private async Task<string> WrittenAsync(Finding finding)
    {
        var outcome = new Outcome
        {
            Drop = "kilde/brev.xml",
            State = LetterStatus.Rejected,
            By = "Postvogn",
            At = DateTimeOffset.UnixEpoch,
            Findings = [finding],
        };
        await store.WriteAsync(Place, outcome, SendingJson.Default.Outcome, BlobCondition.None, default);
        await using var blob = await store.OpenAsync(Place, default);
        using var reader = new StreamReader(blob!.Stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
