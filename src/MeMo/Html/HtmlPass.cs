using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;
using Postvogn.MeMo.Html.Css;
using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo.Html;

internal sealed class HtmlPass : IDisposable
{
    private const int TagsBetweenLooks = 256;

    private readonly HtmlText text;
    private readonly HtmlPolicy policy;
    private readonly FindingList findings;
    private readonly OpenElements open = new();
    private readonly TextSource source;
    private readonly HtmlTokenizer tokens;
    private readonly HtmlTagRules rules;
    private TextElement? inside;
    private bool hasElement;
    private bool isTooDeep;

    public HtmlPass(HtmlText text, HtmlPolicy policy, FindingList findings)
    {
        (this.text, this.policy, this.findings) = (text, policy, findings);
        rules = new(policy, open, findings);
        source = new(new CharArrayTextSource(text.Buffer, text.Length));
        tokens = new(source, HtmlEntityProvider.Resolver)
        {
            // Nothing is judged in text, so none is collected.
            SkipDataText = true,
            SkipRCDataText = true,
            SkipRawText = true,
            SkipScriptText = true,
            SkipPlaintext = true,
            SkipComments = true,
            SkipCDATA = true,
            SkipProcessingInstructions = true,
            ShouldEmitAttribute = (ref _, _) => rules.Counts(),
        };
        tokens.Error += (_, error) =>
        {
            if (error.Code == (int)HtmlParseError.EOF)
                findings.Add(HtmlFindings.Unfinished(PlaceOf(error.Position)));
        };
    }

    // To the end, or until there are as many findings as anybody reads.
    public void Run(CancellationToken cancellationToken)
    {
        if (text.Span.IndexOf('\0') is var at and >= 0)
        {
            findings.Add(HtmlFindings.NoText(new TextPlaces(new(1, 1)).Of(text.Span, at)));
            return;
        }

        for (var count = 0; Take(ref tokens.GetStructToken()) && !findings.IsFull; count++)
        {
            if (count % TagsBetweenLooks == 0)
                cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public void Dispose()
    {
        tokens.Dispose();
        source.Dispose();
    }

    private static Place PlaceOf(TextPosition position) => new(position.Line, position.Column);

    private bool Take(ref StructHtmlToken token)
    {
        switch (token.Type)
        {
            case HtmlTokenType.StartTag:
                Begin(ref token);
                return true;
            case HtmlTokenType.EndTag:
                End(ref token);
                return true;
            case HtmlTokenType.Comment when policy == HtmlPolicy.Strict:
                findings.Add(HtmlFindings.Comment(open.Path(), PlaceOf(token.Position)));
                return true;
            case HtmlTokenType.EndOfFile:
                Finish(ref token);
                return false;
            default:
                return true;
        }
    }

    private void Begin(ref StructHtmlToken tag)
    {
        hasElement = true;
        var rule = HtmlPolicyTable.Find(tag.Name.Memory.Span);
        var name = rule?.Name ?? HtmlFindings.Shown(tag.Name.Memory.Span);
        var place = PlaceOf(tag.Position);
        if (!open.Enter(name) && !isTooDeep)
        {
            isTooDeep = true;
            findings.Add(HtmlFindings.TooDeep(open.Path(), place));
        }

        rules.Judge(rule, place, ref tag);
        EnterText(name, ref tag);
        open.Settle();
    }

    // What stands in some elements is text, whatever it looks like (HTML 13.2.6.2): no tree says so to the tokenizer, so we do.
    private void EnterText(string name, ref StructHtmlToken tag)
    {
        HtmlParseMode? mode = name switch
        {
            "title" or "textarea" => HtmlParseMode.RCData,
            "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
            "script" => HtmlParseMode.Script,
            "plaintext" => HtmlParseMode.Plaintext,
            _ => null,
        };
        if (mode is null)
            return;
        tokens.State = mode.Value;
        var start = tag.Position.Position - 1;
        var place = new TextPlaces(PlaceOf(tag.Position)).Of(text.Span[start..], source.Index - start);
        inside = new(name, source.Index, place, open.Path());
    }

    private void End(ref StructHtmlToken tag)
    {
        rules.PassEndTag();
        LeaveText(tag.Position.Position - 1);
        open.Leave(HtmlPolicyTable.Find(tag.Name.Memory.Span)?.Name ?? HtmlFindings.Shown(tag.Name.Memory.Span));
    }

    private void LeaveText(int end)
    {
        if (inside is { Name: "style" } style && policy == HtmlPolicy.Lenient)
            rules.JudgeStyle(text.Span[style.Start..end], style.Path, style.Place);
        inside = null;
    }

    private void Finish(ref StructHtmlToken end)
    {
        if (inside is not null)
            findings.Add(HtmlFindings.Unfinished(PlaceOf(end.Position)));
        LeaveText(text.Length);
        if (!hasElement && !findings.IsFull)
            findings.Add(HtmlFindings.NoElement());
    }

    private sealed record TextElement(string Name, int Start, Place Place, string Path);
}
