namespace Postvogn.Infra.Tests.Checks;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("(ActionMatches{'a'} AND NOT SubOperationMatches{'b'})", "a", null, true)]
    [InlineData("(ActionMatches{'a'} AND NOT SubOperationMatches{'b'})", "a", "b", false)]
    [InlineData("((!(ActionMatches{'a'})) OR (@Resource[x:y] StringStartsWith 'one/'))", "c", null, true)]
    [InlineData("((!(ActionMatches{'a'})) OR (@Resource[x:y] StringStartsWith 'one/'))", "a", null, true)]
    [InlineData("((!(ActionMatches{'a'})) OR (@Resource[x:y] StringStartsWith 'two/'))", "a", null, false)]
    [InlineData("!(ActionMatches{'a'}) OR (@Request[x:z] StringStartsWith '')", "a", null, false)]
    [InlineData("@Resource[x:g] ForAnyOfAnyValues:GuidEquals {00000000-0000-4000-8000-000000000001, 0-2}", "a", null, false)]
    [InlineData("@Resource[x:g] ForAnyOfAnyValues:GuidEquals {0-2, 00000000-0000-4000-8000-000000000002}", "a", null, true)]
    public void Allows_Condition_ByItsLanguage(string condition, string action, string? subOperation, bool passes) =>
        Condition.Allows(condition, new(action, subOperation, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["@Resource[x:y]"] = "one/letter.json",
            ["@Resource[x:g]"] = "00000000-0000-4000-8000-000000000002",
        })).ShouldBe(passes);

    [Theory]
    [InlineData("@Resource[x:y] StringLike 'one/*'")]
    [InlineData("(ActionMatches{'a'}")]
    [InlineData("ActionMatches{'a'} ActionMatches{'a'}")]
    public void Allows_WhatItDoesNotKnow_IsNoCondition(string condition)
    {
        var attempt = new Attempt("a", null, new Dictionary<string, string>(StringComparer.Ordinal) { ["@Resource[x:y]"] = "" });

        Should.Throw<FormatException>(() => Condition.Allows(condition, attempt));
    }
}
