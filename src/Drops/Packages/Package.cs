namespace Postvogn.Drops.Packages;

/// <summary>A letter.json: what another system says of a letter whose files lie beside it. See docs/drops.md.</summary>
internal sealed record Package
{
    /// <summary>Absent: one is made.</summary>
    public Guid? MessageUuid { get; set; }

    /// <summary><c>DIGITALPOST</c> (the default) or <c>NEMSMS</c>.</summary>
    public string MessageType { get; set; } = "DIGITALPOST";

    public PackageParty? Recipient { get; set; }

    /// <summary>Absent: the system's own organisation.</summary>
    public PackageParty? Sender { get; set; }

    public string? Label { get; set; }

    /// <summary>Or the text of a NemSMS.</summary>
    public string? Notification { get; set; }

    /// <summary>Even if the recipient is exempt.</summary>
    public bool Mandatory { get; set; }

    public bool LegalNotification { get; set; }

    public bool Reply { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? ReplyByDateTime { get; set; }

    public DateOnly? DoNotDeliverUntilDate { get; set; }

    public string? MessageID { get; set; }

    public string? MessageCode { get; set; }

    public string? PostType { get; set; }

    public string? CaseID { get; set; }

    /// <summary>Alone and at once.</summary>
    public bool Urgent { get; set; }

    public IReadOnlyList<PackageFile> Files { get; set; } = [];

    /// <summary>The letters that it answers, the newest first (TI 6.13.8).</summary>
    public IReadOnlyList<PackageReply> ReplyData { get; set; } = [];
}

internal sealed record PackageParty
{
    /// <summary><c>CPR</c> or <c>CVR</c>; for a sender always <c>CVR</c>.</summary>
    public string? Type { get; set; }

    public string? Id { get; set; }

    public string? Label { get; set; }

    public string? ContactPointID { get; set; }
}

internal sealed record PackageFile
{
    /// <summary>Relative to the letter.json.</summary>
    public string Path { get; set; } = "";

    /// <summary>The default is the last part of <see cref="Path"/>.</summary>
    public string? Filename { get; set; }

    /// <summary>The default follows from the ending of its name.</summary>
    public string? EncodingFormat { get; set; }

    public string Language { get; set; } = "da";

    /// <summary><c>main</c>, <c>additional</c> or <c>technical</c>; by default the first file is main, the others additional.</summary>
    public string? Document { get; set; }

    public string? Label { get; set; }
}

/// <summary>In an archive, the other letters do not suffer for it.</summary>
internal sealed class PackageException(params IReadOnlyList<Finding> findings) : DropException(findings)
{
    public static Finding Invalid(string path, string message, string fix) => Invalid("letter.json.invalid", path, message, fix);
}
