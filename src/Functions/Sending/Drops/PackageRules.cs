using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>What a letter.json must say. Whatever Digital Post itself demands is judged on the MeMo that is made of it.</summary>
internal static class PackageRules
{
    public static List<Finding> Check(Package package)
    {
        var findings = new List<Finding>();
        Need(package.MessageType is "DIGITALPOST" or "NEMSMS", "messageType", "is neither DIGITALPOST nor NEMSMS.", "Give one of the two, or leave it out for DIGITALPOST.");
        Need(package.Recipient?.Type is "CPR" or "CVR", "recipient.type", "is neither CPR nor CVR.", "Give one of the two.");
        Need(!string.IsNullOrEmpty(package.Recipient?.Id), "recipient.id", "is missing.", "Give the recipient's number.");
        Need(!string.IsNullOrEmpty(package.Label), "label", "is missing.", "Give the letter's subject.");
        Need(package.MessageType != "DIGITALPOST" || package.Files.Count > 0, "files", "is empty.", "Name at least one file; the first is the main document.");
        for (var i = 0; i < package.Files.Count; i++)
            Need(package.Files[i].Document is null or "main" or "additional" or "technical", $"files[{i}].document", "is neither main, additional nor technical.", "Give one of the three, or leave it out.");
        Need(package.Files.Count == 0 || package.Files.Where((file, i) => (file.Document ?? (i == 0 ? "main" : "")) == "main").Any(), "files", "has no main document.", "Give one file \"document\": \"main\".");
        return findings;

        void Need(bool holds, string path, string problem, string fix)
        {
            if (!holds) findings.Add(new Finding { Code = "letter.json.invalid", Status = ReceiptStatus.Invalid, Path = path, Message = $"{path} {problem}", Fix = fix });
        }
    }
}
