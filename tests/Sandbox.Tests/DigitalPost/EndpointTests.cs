using System.Text.RegularExpressions;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.DigitalPost;

/// <summary>Holds docs/national-api.md against the stand-in: what the client can call, the stand-in answers.</summary>
public sealed partial class EndpointTests
{
    [Fact]
    public async Task Endpoints_OnThePage_AreAnswered()
    {
        await using var bed = await NationalBed.StartAsync();
        var onPage = File.ReadLines(Repository.Find("docs/national-api.md")!)
            .Select(line => Row().Match(line))
            .Where(match => match.Success)
            .Select(match => Plain(match.Groups["endpoint"].Value))
            .ToList();

        onPage.Count.ShouldBeGreaterThan(30);
        bed.Service.Endpoints.Select(Plain).Distinct(StringComparer.Ordinal).ShouldBe(onPage.Distinct(StringComparer.Ordinal), ignoreOrder: true);
    }

    private static string Plain(string endpoint) => Parameter().Replace(endpoint.Split('?')[0], "{id}").TrimEnd('/');

    // The table of what the client calls has four columns; the one of what it does not, three.
    [GeneratedRegex(@"^\| \d[\d.]* \| `(?<endpoint>[^`]+)`[^|]*\|[^|]*\|[^|]*\|$", RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
