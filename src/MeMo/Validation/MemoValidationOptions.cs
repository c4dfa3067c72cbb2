namespace Postvogn.MeMo;

/// <summary>What the validator cannot know from the message alone.</summary>
public sealed record MemoValidationOptions
{
    /// <summary>Says which day it is. The default is the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>With or without <c>.xml</c>, or the <c>memo-message-uuid</c> beside the message: it must be the messageUUID. The default is
    /// null: not judged.</summary>
    public string? FileName { get; init; }

    /// <summary>Of the message. The default is 99,500,000 (TI 10.2.3).</summary>
    public long MaxBytes { get; init; } = 99_500_000;

    /// <summary>How far ahead <c>doNotDeliverUntilDate</c> may lie. TI 13.4.3 says that there is a limit and not which; the default, 365,
    /// finds a wrong year. Null: not judged.</summary>
    public int? MaxDaysUntilDelivery { get; init; } = 365;

    /// <summary>The CVR number of the organisation that sends (8 digits): the sender must be it. The default is null: not
    /// judged.</summary>
    public string? SenderCvr { get; init; }

    /// <summary>For files that are <c>text/html</c>. The default is LENIENT, Digital Post's own for sender systems (TI 10.14). Null: not
    /// judged as HTML.</summary>
    public HtmlPolicy? HtmlPolicy { get; init; } = MeMo.HtmlPolicy.Lenient;

    /// <summary>Of an HTML file, which is held while it is judged. The default is 4,000,000; a larger one is named in
    /// <see cref="MemoReport.HtmlNotJudged"/>.</summary>
    public int MaxHtmlBytes { get; init; } = HtmlChecker.DefaultMaxBytes;
}
