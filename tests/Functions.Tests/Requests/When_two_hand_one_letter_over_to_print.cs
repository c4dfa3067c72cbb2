using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Contacts;
using Postvogn.Functions.Tests.Storage;

namespace Postvogn.Functions.Tests.Requests;

/// <summary>A manifest is shown once, whoever is slow, and whoever is ended.</summary>
public sealed class When_two_hand_one_letter_over_to_print : IAsyncLifetime
{
    private RequestBed bed = null!;

    private Rig Rig => bed.Rig;

    public async Task InitializeAsync() => bed = await RequestBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [Fact]
    public async Task Should_be_left_to_the_one_that_moved_it_there()
    {
        var letter = await bed.SentAsync();
        var counting = new CountingStore(Rig.Store);
        var second = bed.With(parts => parts.AddSingleton<IBlobStore>(counting)).GetRequiredService<LetterRecords>();
        var slow = new HookedStore(Rig.Store)
        {
            BeforeWriting = (Print(letter, "address.json"), async () =>
            {
                Rig.Clock.Advance(TimeSpan.FromMinutes(9));
                await second.SettleAsync((await second.FindAsync(letter, default))!, Undeliverable(letter), default);
            }),
        };

        await SettleAsync(slow, letter);

        counting.Calls.ShouldNotContain(call => call.StartsWith("put print/", StringComparison.Ordinal));
        (await Rig.ReadAsync(Print(letter, Places.PrintManifestFile))).ShouldNotBeNull();
        (await bed.OutcomeAsync()).State.ShouldBe(LetterStatus.HandedToPrint);
        (await Rig.OpenLettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_be_taken_over_by_Sweep_alone_when_the_one_that_moved_it_was_ended()
    {
        var letter = await bed.SentAsync();
        var dying = new DyingStore(Rig.Store, 1);
        await Should.ThrowAsync<DiedException>(() => SettleAsync(dying, letter));

        await bed.UndeliverableAsync(letter);
        (await Rig.ListAsync(Places.Prints)).ShouldNotContain(name => name.EndsWith("manifest.json", StringComparison.Ordinal));
        Rig.Clock.Advance(TimeSpan.FromMinutes(11));
        await bed.SweepAsync();

        (await Rig.ReadAsync(Print(letter, Places.PrintManifestFile))).ShouldNotBeNull();
        (await Rig.OpenLettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_not_be_shown_by_the_one_that_was_taken_over_and_is_answered()
    {
        var letter = await bed.SentAsync();
        var counting = new CountingStore(Rig.Store);
        var slow = new HookedStore(counting)
        {
            BeforeWriting = (Print(letter, "address.json"), async () =>
            {
                Rig.Clock.Advance(TimeSpan.FromMinutes(11));
                await bed.SweepAsync();
                await bed.PrintAnswerAsync(letter, """{ "state": "printed" }""");
            }),
        };

        await SettleAsync(slow, letter);

        counting.Calls.ShouldNotContain($"put {Print(letter, Places.PrintManifestFile)}");
        (await bed.OutcomeAsync()).State.ShouldBe(LetterStatus.Printed);
        (await Rig.ListAsync(Places.Prints)).ShouldBeEmpty();
        (await Rig.OpenLettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Should_be_withdrawn_when_it_arrived_while_its_manifest_was_written()
    {
        var letter = await bed.SentAsync();
        var slow = new HookedStore(Rig.Store)
        {
            BeforeWriting = (Print(letter, Places.PrintManifestFile), () => bed.ReceiptAsync(letter)),
        };

        await SettleAsync(slow, letter);

        (await bed.OutcomeAsync()).State.ShouldBe(LetterStatus.Completed);
        (await Rig.ListAsync(Places.Prints)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("01.txt")]
    public async Task Should_be_withdrawn_by_Sweep_when_whoever_left_it_was_ended(string left)
    {
        var letter = await bed.SentAsync();
        await bed.UndeliverableAsync(letter);
        await bed.ReceiptAsync(letter);
        await Rig.WriteAsync(Print(letter, left), "{}");

        await bed.SweepAsync();
        (await Rig.ListAsync(Places.Prints)).ShouldHaveSingleItem("whoever writes it may be at it");
        Rig.Clock.Advance(TimeSpan.FromMinutes(11));
        await bed.SweepAsync();

        (await Rig.ListAsync(Places.Prints)).ShouldBeEmpty();
        Rig.Logs.Of(1136).ShouldHaveSingleItem().Text.ShouldContain($"{letter}");
    }

    [Fact]
    public async Task Should_be_looked_at_once_while_the_provider_has_it()
    {
        var letter = await bed.SentAsync();
        await bed.UndeliverableAsync(letter);
        var counting = new CountingStore(Rig.Store);
        var sweep = bed.With(parts => parts.AddSingleton<IBlobStore>(counting))
            .GetRequiredService<Postvogn.Functions.Operations.SweepHandler>();
        for (var i = 0; i < 5; i++)
        {
            Rig.Clock.Advance(TimeSpan.FromMinutes(11));
            await sweep.RunAsync(default);
        }

        counting.Opened(Places.Letter(letter)).ShouldBe(1);
        (await Rig.ReadAsync(Print(letter, Places.PrintManifestFile))).ShouldNotBeNull();
    }

    private async Task SettleAsync(IBlobStore store, Guid letter)
    {
        var letters = bed.With(parts => parts.AddSingleton(store)).GetRequiredService<LetterRecords>();
        await letters.SettleAsync((await letters.FindAsync(letter, default))!, Undeliverable(letter), default);
    }

    private Outcome Undeliverable(Guid letter) => new()
    {
        Drop = RequestBed.Drop,
        MessageUuid = letter,
        State = LetterStatus.Undeliverable,
        By = "DigitalPost",
        Code = "recipient.is.exempt",
        At = Rig.Clock.GetUtcNow(),
    };

    private static BlobPath Print(Guid letter, string file) => Places.Print("kmd", letter, file);
}
