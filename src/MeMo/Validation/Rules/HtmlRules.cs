using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo.Validation.Rules;

/// <summary>By the policy of TI 10.14.</summary>
internal sealed class HtmlRules(MemoValidationOptions options, Action<Finding> report)
{
    private readonly List<string> notJudged = [];

    public IReadOnlyList<string> NotJudged => notJudged;

    // In a technical document it may not be, which is a finding already.
    public bool Judges(Frame file) => options.HtmlPolicy is not null
        && file.Instance is MemoFile { EncodingFormat: "text/html" }
        && DocumentKinds.Of(file.Parent!.Element) != DocumentKind.Technical;

    // A content that is empty, or broken otherwise, has its finding already.
    public async ValueTask JudgeAsync(MemoWalker walker, CancellationToken cancellationToken)
    {
        var (file, content) = (walker.File, walker.Content);
        var html = await HtmlChecker.CheckAsync(content, options.HtmlPolicy!.Value, options.MaxHtmlBytes, cancellationToken);
        if (walker.IsOver || content.IsBroken || html.Length == 0)
            return;
        if (html.IsTooLarge)
            notJudged.Add($"{file.Path()}/content");
        else
            Report(file, html);
    }

    private void Report(Frame file, HtmlReport html)
    {
        var (path, place) = ($"{file.Path()}/content", file.PlaceOf("content"));
        foreach (var finding in html.Findings)
        {
            report(finding with
            {
                Path = finding.Path == "/" ? path : $"{path}#{finding.Path}",
                Line = place.Line,
                Column = place.Column,
                Message = finding.Line == 0
                    ? finding.Message
                    : $"Line {finding.Line}, column {finding.Column} of the HTML: {finding.Message}",
            });
        }
    }
}
