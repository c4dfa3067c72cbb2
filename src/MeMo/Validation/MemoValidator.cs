using System.Buffers;
using Postvogn.MeMo.Pdf;
using Postvogn.MeMo.Reading;
using Postvogn.MeMo.Validation.Rules;

namespace Postvogn.MeMo;

/// <summary>Says offline what Digital Post would say about a message, in its own codes (TI 13.4.3), all at once: every rule that needs no
/// registry, the schema of its version and TI 10.2.3, 10.13.1, 10.14, 13.1, 13.3 and 13.4.3. Files are read to their end and never held,
/// but for HTML up to <see cref="MemoValidationOptions.MaxHtmlBytes"/>. What comes after a place where the input is no XML any more, or
/// after ten thousand findings, of which a thousand are told, is not judged.</summary>
public static class MemoValidator
{
    /// <summary>Reads the whole message, files included; it stays open. Bad input is never an exception.</summary>
    public static async ValueTask<MemoReport> ValidateAsync(
        Stream input, MemoValidationOptions options, CancellationToken cancellationToken)
    {
        var (findings, warnings) = (new FindingList(), new FindingList());
        var html = new HtmlRules(options, findings.Add);
        using var bytes = new MemoInput(input);
        var rules = new MemoRules(options, findings.Add, warnings.Add);
        using var walker = new MemoWalker(bytes, findings.Add, rules);
        findings.WhenFull = walker.Stop;

        WholeRules.JudgeFileName(options, findings.Add);
        await WalkAsync(walker, rules, html, cancellationToken);
        WholeRules.JudgeEncoding(bytes.Encoding, warnings.Add);
        await bytes.DrainAsync(cancellationToken);
        WholeRules.JudgeLength(bytes.Taken, options, findings.Add);

        return new()
        {
            Header = walker.Header is { IsBroken: false } header ? (MessageHeader)header.Instance : null,
            MessageUuid = walker.Header is { } read && read.Has("messageUUID") ? ((MessageHeader)read.Instance).MessageUuid : null,
            Version = walker.Version,
            Findings = findings.InOrder(),
            Warnings = warnings.InOrder(),
            Length = bytes.Taken,
            HtmlNotJudged = html.NotJudged,
        };
    }

    private static async ValueTask WalkAsync(MemoWalker walker, MemoRules rules, HtmlRules html, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (await walker.MoveNextAsync(cancellationToken) is var step and not MemoStep.End)
            {
                if (step != MemoStep.Content)
                    continue;
                if (html.Judges(walker.File))
                    await html.JudgeAsync(walker, cancellationToken);
                else
                    await JudgeContentAsync(walker, rules, buffer, cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    // Reading is judging: the content must be whole base64 and not empty.
    private static async ValueTask JudgeContentAsync(MemoWalker walker, MemoRules rules, byte[] buffer, CancellationToken cancellationToken)
    {
        var (file, content) = (walker.File, walker.Content);
        var pdf = file.Instance is MemoFile { EncodingFormat: "application/pdf" } ? new PdfScan() : null;
        var length = await ReadStartAsync(walker, buffer, cancellationToken);
        var isThere = length > 0;
        rules.ContentBegins(file, buffer.AsSpan(0, length));
        while (length > 0)
        {
            pdf?.Add(buffer.AsSpan(0, length));
            length = walker.IsOver ? 0 : await content.ReadAsync(buffer, cancellationToken);
        }

        if (pdf is not null && isThere && !walker.IsOver && !content.IsBroken)
            rules.PdfRead(file, pdf.End());
    }

    private static async ValueTask<int> ReadStartAsync(MemoWalker walker, byte[] buffer, CancellationToken cancellationToken)
    {
        var length = 0;
        while (length < FileSignatures.Length && !walker.IsOver
            && await walker.Content.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
            length += read;
        return length;
    }
}
