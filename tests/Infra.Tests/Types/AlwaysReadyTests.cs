using System.Text.Json;
using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.App;

namespace Postvogn.Infra.Tests.Types;

public sealed partial class AlwaysReadyTests
{
    [Fact]
    public void AlwaysReadyType_Functions_AreThoseOfQueues()
    {
        using var functions = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folders.BuiltApp, "functions.metadata")));
        var ofQueues = functions.RootElement.EnumerateArray()
            .Where(function => function.GetProperty("bindings").EnumerateArray().Any(
                binding => binding.GetProperty("type").GetString() == "queueTrigger"))
            .Select(function => function.GetProperty("name").GetString()!);

        var named = Function().Matches(Checkout.Read("infra-bicep/types/always-ready.bicep").Split("function: ")[1].Split('\n')[0]);

        named.Select(match => match.Groups[1].Value).ShouldBe(ofQueues, ignoreOrder: true);
    }

    [GeneratedRegex("'(\\w+)'")]
    private static partial Regex Function();
}
