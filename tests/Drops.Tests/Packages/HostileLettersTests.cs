using System.Text;
using Postvogn.MeMo;
using Postvogn.Testing;

namespace Postvogn.Drops.Tests.Packages;

/// <summary>Whatever lies in a letter.json, it becomes a MeMo that the validator has nothing against, or findings with a name.</summary>
public sealed class HostileLettersTests
{
    private static readonly HashSet<string> Known =
    [
        .. MemoCodes.All.Select(code => code.Code), "letter.json.invalid", "letter.file.missing", "letter.file.is.drop",
        "letter.file.not.pdf", "letter.file.encrypted", "findings.more",
    ];

    // The whole with POSTVOGN_RANDOM=10000.
    private static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("POSTVOGN_RANDOM"), out var count) ? count : 1_000;

    private const string Template = """
        {
          "postType": "MYNDIGHEDSPOST", "reply": true, "language": "da",
          "sender": { "label": "Solbjerg Kommune", "attentionData": { "telephone": { "telephoneNumber": "70101010" } } },
          "contentData": { "caseID": { "caseSystem": "Acadre" } },
          "actions": [ { "label": "Betal", "actionCode": "BETALING", "entryPoint": { "url": "https://eksempel.dk" } } ]
        }
        """;

    [Fact]
    public async Task Judge_HostileLetters_EndInAMemoOrNamedFindings()
    {
        var (taken, codes) = (0, new HashSet<string>());
        for (var number = 0; number < Count; number++)
        {
            var (json, isAsWritten) = HostileLetters.Of(number);
            var findings = await Letters.FindingsAsync(json, number % 3 == 0 ? Template : null);
            foreach (var finding in findings)
            {
                Known.ShouldContain(finding.Code, $"number {number}");
                (finding.Path.Length > 0 && finding.Message.Length > 0 && finding.Fix.Length > 0).ShouldBeTrue($"number {number}");
                finding.Path.ShouldNotStartWith("/Message", customMessage: $"number {number}: {finding.Message}");
                codes.Add(finding.Code);
            }

            if (findings.Count > 0) continue;
            taken++;
            await ShouldBeAMemoAsync(json, number);
            if (isAsWritten)
                LetterSchemaTests.Takes(Encoding.UTF8.GetString(json), hasTemplate: number % 3 == 0).ShouldBeTrue(
                    $"number {number} is against the schema");
        }

        taken.ShouldBeGreaterThan(Count / 12);
        codes.Count.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Judge_WholeLetters_AreTaken()
    {
        for (var number = 0; number < Count / 5; number++)
        {
            var json = HostileLetters.Whole(number);
            var findings = await Letters.FindingsAsync(json, number % 3 == 0 ? Template : null);
            var said = string.Join("; ", findings.Select(finding => $"{finding.Path} {finding.Message}"));
            findings.ShouldBeEmpty($"number {number}: {said}");
            LetterSchemaTests.Takes(Encoding.UTF8.GetString(json)).ShouldBeTrue($"number {number} is against the schema");
        }
    }

    [Fact]
    public async Task Judge_WholeLettersInTwoParts_AreTakenWithTheirTemplate()
    {
        for (var number = 0; number < Count / 5; number++)
        {
            var (json, template) = HostileLetters.InTwoParts(number);
            var findings = await Letters.FindingsAsync(json, Encoding.UTF8.GetString(template));
            var said = string.Join("; ", findings.Select(finding => $"{finding.Path} {finding.Message}"));
            findings.ShouldBeEmpty($"number {number}: {said}");
            LetterSchemaTests.Takes(Encoding.UTF8.GetString(json), hasTemplate: true).ShouldBeTrue(
                $"number {number} is against the schema of letters beside a template");
        }
    }

    private static async Task ShouldBeAMemoAsync(byte[] json, int number)
    {
        await foreach (var letter in Letters.Open(json, number % 3 == 0 ? Template : null).ReadAsync(Read.Uuid, default))
        {
            using var memo = new MemoryStream();
            await letter.Memo.CopyToAsync(memo);
            memo.Position = 0;
            var report = await MemoValidator.ValidateAsync(memo, new() { Clock = new FakeClock() }, default);
            report.Findings.ShouldBeEmpty($"number {number}");
            memo.Position = 0;
            (await MemoReader.ReadMessageAsync(memo, default)).Header.Recipient.RecipientId.ShouldNotBeEmpty();
        }
    }
}
