using System.Security;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Validation;

/// <summary>The url of an action, by the table of docs/addresses.md.</summary>
public sealed class AddressTests
{
    [Fact]
    public async Task Validate_EveryAddressOfTheTable_IsSaidToBeWhatTheTableSays()
    {
        var rows = (await File.ReadAllLinesAsync(Repository.Find("docs/addresses.md")!))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) || line.StartsWith("| (empty)", StringComparison.Ordinal))
            .Select(line => line.Split(" | "))
            .Select(cells => (Address: cells[0][2..].Trim('`').Replace("(empty)", "", StringComparison.Ordinal), Said: cells[1]))
            .ToList();

        rows.Count.ShouldBeGreaterThanOrEqualTo(60);
        foreach (var (address, said) in rows)
            (await SayAsync(address)).ShouldBe(said, address);
    }

    [Theory]
    [InlineData(" https://eksempel.dk/\t", "fine")]
    [InlineData("\u00A0https://eksempel.dk/", "no anyURI")]
    [InlineData("https://eksempel.dk/x\u2003y", "no URI")]
    [InlineData("https://eksempel.dk/x\ty", "no URI")]
    public async Task Validate_WhiteSpaceOfAnAddress_IsTrimmedAsTheSchemaSays(string address, string said) =>
        (await SayAsync(address)).ShouldBe(said);

    [Theory]
    [InlineData(256, "fine")]
    [InlineData(257, "no anyURI")]
    public async Task Validate_LongAddress_IsLimitedByTheSchema(int length, string said) =>
        (await SayAsync("https://eksempel.dk/".PadRight(length, 'x'))).ShouldBe(said);

    private static async Task<string> SayAsync(string address)
    {
        var action = new DocumentAction { Label = "Se", ActionCode = "INFORMATION", EntryPoint = new() { Url = "URL" } };
        var message = Letters.Plain() with
        {
            Body = Letters.Plain().Body! with
            {
                MainDocument = new() { Files = [Letters.File("text/plain", "Brev.txt", "Hej"u8.ToArray())], Actions = [action] },
            },
        };
        var xml = (await Letters.XmlAsync(message)).Replace(">URL<", $">{SecurityElement.Escape(address)}<", StringComparison.Ordinal);
        var report = await Xml.ValidateAsync(xml, new() { Clock = new FakeClock() });
        return (report.Findings.SingleOrDefault()?.Code, report.Warnings.SingleOrDefault()?.Code) switch
        {
            ("memo.invalid", null) => "no anyURI",
            ("memo.document.action.entrypoint.invalid", null) => "no URI",
            (null, "warning.url.letters") => "warning",
            (null, null) => "fine",
            var other => other.ToString(),
        };
    }
}
