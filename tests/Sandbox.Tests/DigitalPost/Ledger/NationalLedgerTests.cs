using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.DigitalPost.Ledger;

public sealed class NationalLedgerTests
{
    private static readonly Guid System = new("11111111-1111-4111-8111-111111111111");
    private static readonly Guid Uuid = new("22222222-2222-4222-8222-222222222222");

    private readonly FakeClock clock = new();
    private readonly NationalLedger ledger;

    public NationalLedgerTests() => this.ledger = new NationalLedger(clock);

    [Fact]
    public void Append_Entries_NumbersAndDatesThem()
    {
        this.ledger.Append(new CallRateLimited(ApiCall.ListMemos, System));
        clock.Advance(TimeSpan.FromMinutes(1));
        this.ledger.Append(new CallRateLimited(ApiCall.ListMemos, System));

        this.ledger.Entries.Select(entry => (entry.Number, entry.At)).ShouldBe([(1, FakeClock.Start), (2, FakeClock.Start.AddMinutes(1))]);
    }

    [Fact]
    public void Messages_RefusedThenCompletedThenRefused_StandsCompletedWithItsBytes()
    {
        this.ledger.Append(Settled(ReceiptStatus.Invalid, "first"));
        this.ledger.Append(Settled(ReceiptStatus.Completed, "second"));
        this.ledger.Append(Settled(ReceiptStatus.Invalid, "third"));

        var message = this.ledger.Messages.ShouldHaveSingleItem();
        message.Submissions.ShouldBe(3);
        message.IsAccepted.ShouldBeTrue();
        message.Sha256.ShouldBe("second");
    }

    [Fact]
    public void Messages_ArchiveThatCouldNotBeOpened_IsNoMessage()
    {
        this.ledger.Append(Settled(ReceiptStatus.Invalid, "archive") with { Receipt = new Receipt { TransmissionId = Uuid } });

        this.ledger.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task WaitUntil_WhatIsSoAlready_DoesNotWait()
    {
        this.ledger.Append(new CallRateLimited(ApiCall.ListMemos, System));

        await this.ledger.WaitUntilAsync(ledger => ledger.Entries.Count == 1, default);
    }

    [Fact]
    public async Task WaitUntil_WhatBecomesSo_EndsWithTheEntry()
    {
        var waiting = this.ledger.WaitUntilAsync(ledger => ledger.Entries.Count == 2, default);
        this.ledger.Append(new CallRateLimited(ApiCall.ListMemos, System));
        waiting.IsCompleted.ShouldBeFalse();
        this.ledger.Append(new CallRateLimited(ApiCall.ListMemos, System));

        await waiting.WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task WaitUntil_GivenUp_Ends()
    {
        using var patience = new CancellationTokenSource();
        var waiting = this.ledger.WaitUntilAsync(_ => false, patience.Token);
        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Watch_WhileOthersWrite_GivesEachEntryOnceInOrder()
    {
        const int Writers = 4;
        const int EntriesEach = 250;
        using var enough = new CancellationTokenSource();
        var numbers = new List<long>();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < EntriesEach; i++)
                this.ledger.Append(new CallRateLimited(ApiCall.ListMemos, System));
        })));

        await foreach (var entry in this.ledger.WatchAsync(enough.Token))
        {
            numbers.Add(entry.Number);
            if (numbers.Count == Writers * EntriesEach)
                break;
        }

        await writing;
        numbers.ShouldBe(Enumerable.Range(1, Writers * EntriesEach).Select(number => (long)number));
    }

    private static MessageSettled Settled(ReceiptStatus status, string sha256) =>
        new(System, new Receipt { TransmissionId = Uuid, MessageUuid = Uuid, ReceiptStatus = status }, sha256, sha256.Length);
}
