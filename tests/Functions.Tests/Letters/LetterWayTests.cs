using Postvogn.Functions.Letters;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests.Letters;

/// <summary>The table of docs/adr/0043.</summary>
public sealed class LetterWayTests
{
    private static readonly DateOnly Today = new(2030, 1, 7);

    [Theory]
    [InlineData("Claimed", "Completed", "DigitalPost", false, false, "Completed")]
    [InlineData("Claimed", "Completed", "DigitalPost", true, false, "Waiting")]
    [InlineData("Waiting", "Completed", "DigitalPost", false, false, "Completed")]
    [InlineData("Waiting", "Completed", "DigitalPost", true, false, null)]
    [InlineData("Waiting", "Rejected", "DigitalPost", true, true, null)]
    [InlineData("Waiting", "Undeliverable", "Postvogn", true, true, null)]
    [InlineData("Rejected", "Completed", "DigitalPost", false, false, "Completed")]
    [InlineData("Rejected", "Completed", "DigitalPost", true, false, "Waiting")]
    [InlineData("Completed", "Rejected", "DigitalPost", false, false, null)]
    [InlineData("Rejected", "Failed", "DigitalPost", false, false, null)]
    [InlineData("Accepting", "Undeliverable", "Postvogn", false, true, "HandedToPrint")]
    [InlineData("Claimed", "Undeliverable", "DigitalPost", false, true, "HandedToPrint")]
    [InlineData("Claimed", "Undeliverable", "DigitalPost", false, false, "Undeliverable")]
    [InlineData("HandedToPrint", "Undeliverable", "DigitalPost", false, true, null)]
    [InlineData("HandedToPrint", "Undeliverable", "Postvogn", false, true, null)]
    [InlineData("HandedToPrint", "Undeliverable", "Print", false, true, "Undeliverable")]
    [InlineData("HandedToPrint", "Printed", "Print", false, true, "Printed")]
    [InlineData("HandedToPrint", "Completed", "DigitalPost", false, true, "Completed")]
    [InlineData("HandedToPrint", "Rejected", "DigitalPost", false, true, null)]
    [InlineData("Printed", "Completed", "DigitalPost", false, true, "Completed")]
    [InlineData("Printed", "Undeliverable", "Print", false, true, null)]
    [InlineData("Undeliverable", "Undeliverable", "DigitalPost", false, true, null)]
    [InlineData("Accepting", "Recalled", "Postvogn", false, false, "Recalled")]
    [InlineData("Accepted", "Recalled", "Postvogn", false, false, "Recalled")]
    [InlineData("Claimed", "Recalled", "Postvogn", false, false, null)]
    [InlineData("Waiting", "Recalled", "Postvogn", true, false, null)]
    [InlineData("Waiting", "Recalled", "DigitalPost", true, false, "Recalled")]
    [InlineData("Completed", "Recalled", "DigitalPost", false, false, "Recalled")]
    [InlineData("Recalled", "Completed", "DigitalPost", false, false, null)]
    [InlineData("Recalled", "Completed", "DigitalPost", true, false, null)]
    public void After_EachState_FollowsTheTable(string was, string told, string by, bool hasDayAhead, bool hasPrint, string? becomes)
    {
        var letter = Letter(Enum.Parse<LetterStatus>(was), hasDayAhead ? Today.AddDays(1) : Today);
        LetterWay.After(letter, Outcome(Enum.Parse<LetterStatus>(told), by), Today, hasPrint)?.State.ToString().ShouldBe(becomes);
        (LetterWay.After(letter, Outcome(Enum.Parse<LetterStatus>(told), by), Today, hasPrint) is null).ShouldBe(becomes is null);
    }

    /// <summary>Whoever reads the finding alone must not send the letter a second time.</summary>
    [Fact]
    public void After_HandedToPrint_SaysNowhereToSendItAnotherWay()
    {
        var finding = new Finding
        {
            Code = "recipient.is.exempt", Status = ReceiptStatus.NotAllowed, Path = "/Message", Message = "It is.",
            Fix = MemoCodes.RecipientIsExempt.Fix.En,
        };
        var told = Outcome(LetterStatus.Undeliverable, "DigitalPost") with { Code = finding.Code, Findings = [finding] };

        var handed = LetterWay.After(Letter(LetterStatus.Claimed, null), told, Today, hasPrint: true)!;

        handed.Findings.ShouldHaveSingleItem().Fix.ShouldBe(handed.Fix.En);
        handed.Fix.En.ShouldStartWith("Wait");
    }

    [Fact]
    public void After_Completed_OfALetterAtThePrintProvider_SaysBoth()
    {
        var handed = LetterWay.After(
            Letter(LetterStatus.Claimed, null), Outcome(LetterStatus.Undeliverable, "DigitalPost") with { Code = "recipient.is.exempt" },
            Today, hasPrint: true)!;
        var letter = Letter(LetterStatus.HandedToPrint, null) with { Outcome = handed };

        var completed = LetterWay.After(letter, Outcome(LetterStatus.Completed, "DigitalPost"), Today, hasPrint: true)!;

        completed.History.ShouldBe([handed.AsStep()]);
        completed.Note!.ShouldContain("handed over to print");
    }

    [Fact]
    public void After_Waiting_SaysThatItIsNotDelivered() =>
        LetterWay.After(Letter(LetterStatus.Claimed, Today.AddDays(3)), Outcome(LetterStatus.Completed, "DigitalPost"), Today, false)!
            .Note!.ShouldStartWith("Digital Post has validated it, and not delivered it: it waits until 2030-01-10");

    private static Letter Letter(LetterStatus status, DateOnly? day) => new()
    {
        MessageUuid = Guid.Parse("521f3356-d1c5-4812-bc69-59423fce52b7"),
        Drop = "kmd/letter.xml",
        Fingerprint = "f",
        System = "post",
        Status = status,
        DoNotDeliverUntilDate = day,
        AcceptedAt = default,
        ChangedAt = default,
    };

    private static Outcome Outcome(LetterStatus state, string by) => new()
    {
        Drop = "kmd/letter.xml", State = state, By = by, At = default,
    };
}
