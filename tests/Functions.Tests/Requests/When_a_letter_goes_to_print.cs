using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Printing;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Requests;
using Postvogn.Functions.Storage;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Requests;

public sealed class When_a_letter_goes_to_print : IAsyncLifetime
{
    private const string Printed = """{ "state": "printed", "reference": "P-17" }""";
    private const string Refused = """{ "state": "refused", "reason": "No address for 6101019999" }""";
    private RequestBed bed = null!;

    private Rig Rig => bed.Rig;

    public async Task InitializeAsync() => bed = await RequestBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Fact]
    public async Task Should_lie_there_whole_with_a_manifest_that_proves_it()
    {
        var letter = await HandedOverAsync();

        var folder = (await Rig.ListAsync(Places.Prints)).ConvertAll(name => name.Split('/')[^1]);
        folder.ShouldBe(["01.txt", "address.json", "manifest.json"]);
        var manifest = (await Rig.ReadAsync(Print(letter, "manifest.json"), PrintJson.Default.PrintManifest))!;
        (manifest.Source, manifest.Drop, manifest.MessageUuid, manifest.Label).ShouldBe(("kmd", RequestBed.Drop, letter, "Afgørelse"));
        (manifest.Why.By, manifest.Why.Code).ShouldBe(("DigitalPost", "recipient.is.exempt"));
        var file = manifest.Files.ShouldHaveSingleItem();
        (file.Path, file.Filename, file.Document, file.EncodingFormat).ShouldBe(("01.txt", "brev.txt", "main", "text/plain"));
        foreach (var one in manifest.Files.Append(manifest.Address))
        {
            var bytes = (await Rig.ReadAsync(Print(letter, one.Path)))!;
            (one.Length, one.Sha256).ShouldBe((bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        }

        Encoding.UTF8.GetString((await Rig.ReadAsync(Print(letter, "01.txt")))!).ShouldBe("Hej");
        using var address = JsonDocument.Parse((await Rig.ReadAsync(Print(letter, "address.json")))!);
        address.RootElement.GetProperty("recipient").GetProperty("recipientId").GetString().ShouldBe(SampleMemo.Cpr);
        address.RootElement.GetProperty("sender").GetProperty("label").GetString().ShouldBe("Solbjerg Kommune");
    }

    [Fact]
    public async Task Should_be_told_and_no_longer_be_open()
    {
        await HandedOverAsync();
        var outcome = await bed.OutcomeAsync();
        (outcome.State, outcome.By, outcome.Code).ShouldBe((LetterStatus.HandedToPrint, "DigitalPost", "recipient.is.exempt"));
        (await Rig.OpenLettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_end_as_printed_with_the_reference_and_leave_nothing_behind()
    {
        var letter = await HandedOverAsync();
        await bed.PrintAnswerAsync(letter, Printed);

        var outcome = await bed.OutcomeAsync();
        (outcome.State, outcome.By, outcome.Reference, outcome.Code).ShouldBe((LetterStatus.Printed, "Print", "P-17", null));
        outcome.History!.Select(step => (step.State, step.Code)).ShouldBe([(LetterStatus.HandedToPrint, "recipient.is.exempt")]);
        (await Rig.ListAsync(Places.Prints)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_end_as_undeliverable_with_the_providers_reason()
    {
        var letter = await HandedOverAsync();
        await bed.PrintAnswerAsync(letter, Refused);

        var outcome = await bed.OutcomeAsync();
        (outcome.State, outcome.By, outcome.Code).ShouldBe((LetterStatus.Undeliverable, "Print", "print.refused"));
        outcome.Message.ShouldBe("No address for ******-****");
        (await Rig.ListAsync(Places.Prints)).ShouldBeEmpty();

        // Whoever says so again changes nothing.
        await bed.UndeliverableAsync(letter);
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Undeliverable);
        (await Rig.ListAsync(Places.Prints)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "is no JSON")]
    [InlineData("[]", "is no JSON object")]
    [InlineData("{}", "has no state")]
    [InlineData("""{ "state": "Printed" }""", "neither printed nor refused")]
    [InlineData("""{ "state": 1 }""", "a state that is no text")]
    [InlineData("""{ "state": "printed", "state": "refused" }""", "is no JSON")]
    [InlineData("""{ "state": "printed", "reference": {} }""", "a reference that is no text")]
    [InlineData("""{ "state": "printed", "reference": "\ud800" }""", "a reference that is no Unicode")]
    public async Task Should_say_beside_an_answer_that_answers_nothing_what_is_wrong(string json, string problem)
    {
        var letter = await HandedOverAsync();
        await bed.PrintAnswerAsync(letter, json);

        var told = (await Rig.ReadAsync(Print(letter, Places.PrintProblemFile), RequestsJson.Default.PrintAnswerProblem))!;
        (told.Code, told.Message).ShouldSatisfyAllConditions(
            its => its.Code.ShouldBe("print.answer.invalid"), its => its.Message.ShouldContain(problem));
        (await Rig.ReadAsync(Print(letter, Places.PrintAnswerFile))).ShouldNotBeNull();
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.HandedToPrint);

        Rig.Clock.Advance(TimeSpan.FromMinutes(11));
        await bed.SweepAsync();
        await bed.PrintAnswerAsync(letter, Printed);
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Printed);
        (await Rig.ListAsync(Places.Prints)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sd/{0}/printed.json", "print.letter.unknown")]
    [InlineData("kmd/x/printed.json", "print.letter.unknown")]
    [InlineData("kmd/521f3356-d1c5-4812-bc69-59423fce52b7/printed.json", "print.letter.unknown")]
    [InlineData("kmd/{0}/more/printed.json", "print.letter.unknown")]
    [InlineData("kmd/{1}/printed.json", "print.letter.unknown")]
    public async Task Should_keep_an_answer_for_no_letter_of_the_source(string name, string code)
    {
        var letter = await HandedOverAsync();
        var place = new BlobPath(
            Places.Prints, string.Format(CultureInfo.InvariantCulture, name, letter, $"{letter}".ToUpperInvariant()));
        await Rig.WriteAsync(place, Printed);
        await bed.HandleAsync(place);

        var beside = new BlobPath(Places.Prints, place.Name.Replace("printed.json", "printed.error.json", StringComparison.Ordinal));
        (await Rig.ReadAsync(beside, RequestsJson.Default.PrintAnswerProblem))!.Code.ShouldBe(code);
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.HandedToPrint);
    }

    [Fact]
    public async Task Should_withdraw_it_when_COMPLETED_comes_after_all_and_say_both()
    {
        var letter = await HandedOverAsync();
        await bed.ReceiptAsync(letter);

        var outcome = await bed.OutcomeAsync();
        (outcome.State, outcome.History!.Single().State).ShouldBe((LetterStatus.Completed, LetterStatus.HandedToPrint));
        outcome.Note!.ShouldContain("may reach its recipient on paper");
        (await Rig.ListAsync(Places.Prints)).ShouldBeEmpty();

        // The provider had it already.
        await bed.PrintAnswerAsync(letter, Printed);
        outcome = await bed.OutcomeAsync();
        (outcome.State, outcome.Reference).ShouldBe((LetterStatus.Completed, "P-17"));
        outcome.Note.ShouldBe("It was printed, too: its recipient gets it twice.");
        (await Rig.ListAsync(Places.Prints)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_say_both_when_COMPLETED_comes_after_it_was_printed()
    {
        var letter = await HandedOverAsync();
        await bed.PrintAnswerAsync(letter, Printed);
        await bed.ReceiptAsync(letter);

        var outcome = await bed.OutcomeAsync();
        (outcome.State, outcome.Reference).ShouldBe((LetterStatus.Completed, "P-17"));
        outcome.History!.Select(step => step.State).ShouldBe([LetterStatus.HandedToPrint, LetterStatus.Printed]);
    }

    [Fact]
    public async Task Should_be_undeliverable_after_all_when_there_is_nothing_to_print()
    {
        var letter = await bed.SentAsync();
        await Rig.Store.DeleteAsync(Places.Memo(letter), BlobCondition.None, default);
        await bed.UndeliverableAsync(letter);

        var outcome = await bed.OutcomeAsync();
        (outcome.State, outcome.Code).ShouldBe((LetterStatus.Undeliverable, "print.memo.gone"));
        (await Rig.OpenLettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_be_chased_when_the_provider_is_silent_and_hinted_at_when_its_answer_got_lost()
    {
        var letter = await HandedOverAsync();
        Rig.Clock.Advance(TimeSpan.FromDays(2));
        await bed.SweepAsync();
        Rig.Logs.Of(1131).ShouldBeEmpty();
        Rig.Clock.Advance(TimeSpan.FromDays(1));
        await bed.SweepAsync();
        Rig.Logs.Of(1131).ShouldHaveSingleItem().Text.ShouldContain($"{letter}");

        await Rig.WriteAsync(Print(letter, Places.PrintAnswerFile), Printed);
        Rig.Clock.Advance(TimeSpan.FromMinutes(11));
        await bed.SweepAsync();
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Printed);
    }

    [Fact]
    public async Task Should_not_be_printed_for_silence_unless_its_source_says_so()
    {
        var letter = await bed.SentAsync();
        Rig.Clock.Advance(TimeSpan.FromDays(30));
        await bed.Get<ChaseReceiptsHandler>().RunAsync(default);
        (await bed.StatusAsync(letter)).ShouldBe(LetterStatus.Claimed);
    }

    [Fact]
    public async Task Should_be_printed_for_silence_when_its_source_says_so()
    {
        await using var patient = await RequestBed.StartAsync(source => source with { PrintAfter = TimeSpan.FromDays(5) });
        var letter = await patient.SentAsync();
        patient.Rig.Clock.Advance(TimeSpan.FromDays(4));
        await patient.Get<ChaseReceiptsHandler>().RunAsync(default);
        (await patient.StatusAsync(letter)).ShouldBe(LetterStatus.Claimed);

        patient.Rig.Clock.Advance(TimeSpan.FromDays(2));
        await patient.Get<ChaseReceiptsHandler>().RunAsync(default);
        var outcome = await patient.OutcomeAsync();
        (outcome.State, outcome.Code, outcome.Class).ShouldBe((LetterStatus.HandedToPrint, "receipt.missing", OutcomeClass.Wait));
    }

    [Fact]
    public async Task Should_say_that_it_may_have_arrived_when_silence_sent_it_to_a_provider_that_refuses_it()
    {
        await using var patient = await SilentAsync();
        var letter = await patient.SentAsync();
        await ChaseAsync(patient);
        await patient.PrintAnswerAsync(letter, Refused);

        var outcome = await patient.OutcomeAsync();
        (outcome.State, outcome.Code, outcome.Class).ShouldBe((LetterStatus.Undeliverable, "print.refused", OutcomeClass.OtherChannel));
        outcome.Note!.ShouldContain("may have arrived");
    }

    [Fact]
    public async Task Should_not_be_printed_for_silence_when_it_was_taken_back_in_Digital_Post_itself()
    {
        await using var patient = await SilentAsync();
        var letter = await patient.SentAsync();
        patient.LogHolds(patient.Event("MEMO_SEND_VALIDATED", letter), patient.Event("DELAYED_MEMO_MESSAGE_RECALLED", letter));
        await ChaseAsync(patient);

        (await patient.OutcomeAsync()).State.ShouldBe(LetterStatus.Recalled);
        (await patient.Rig.ListAsync(Places.Prints)).ShouldBeEmpty();
        (await patient.Rig.OpenLettersAsync()).ShouldBeEmpty();
    }

    // Who sends it another way at once may send it twice.
    [Fact]
    public async Task Should_be_a_matter_for_operations_when_silence_sent_what_cannot_be_printed()
    {
        await using var patient = await SilentAsync();
        var letter = await patient.SentAsync();
        await patient.Rig.Store.DeleteAsync(Places.Memo(letter), BlobCondition.None, default);
        await ChaseAsync(patient);

        var outcome = await patient.OutcomeAsync();
        (outcome.State, outcome.Code, outcome.Class).ShouldBe(
            (LetterStatus.Undeliverable, "receipt.missing", OutcomeClass.CallOperator));
        outcome.Note!.ShouldContain("may have arrived");
        outcome.Message!.ShouldContain("its MeMo is gone");
    }

    private static Task<RequestBed> SilentAsync() => RequestBed.StartAsync(source => source with { PrintAfter = TimeSpan.FromDays(5) });

    private static Task ChaseAsync(RequestBed patient)
    {
        patient.Rig.Clock.Advance(TimeSpan.FromDays(6));
        return patient.Get<ChaseReceiptsHandler>().RunAsync(default);
    }

    private static BlobPath Print(Guid letter, string file) => Places.Print("kmd", letter, file);

    private async Task<Guid> HandedOverAsync()
    {
        var letter = await bed.SentAsync();
        await bed.UndeliverableAsync(letter);
        return letter;
    }
}
