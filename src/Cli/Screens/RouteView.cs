using Postvogn.Cli.Letters;
using Postvogn.Drops.Routing;
using Spectre.Console;

namespace Postvogn.Cli.Screens;

internal static class RouteView
{
    public static void Show(IAnsiConsole console, RouteResult result)
    {
        foreach (var letter in result.Routed)
        {
            console.WriteLine($"{Visible.Of(letter.Name.ToString())}: to {letter.Destination}, {WhyOf(letter.RoutedBy)}");
            if (letter.Answers)
                console.WriteLine("  It answers a letter: if the app finds that among its own, its source's destination comes first.");
            var isDecided = false;
            foreach (var rule in letter.Rules)
            {
                console.WriteLine($"  {Visible.Of(rule.Rule)}: {WhatOf(rule, isDecided)}");
                isDecided |= rule.Unmet.Count == 0;
            }
        }
    }

    private static string WhyOf(RouteWhy why) => why.By switch
    {
        RoutedBy.Rule => $"by rule {Visible.Of(why.Rule!)}",
        RoutedBy.ContactPoint => "by its contact point",
        _ => "by default",
    };

    private static string WhatOf(TriedRule rule, bool isDecided)
    {
        if (rule.Unmet.Count > 0)
            return $"not met: {string.Join(", ", rule.Unmet)}";
        return isDecided ? "met, but a rule before it was, too" : "met";
    }
}
