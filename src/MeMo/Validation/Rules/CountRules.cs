namespace Postvogn.MeMo.Validation.Rules;

/// <summary>TI 10.2.3.</summary>
internal static class CountRules
{
    private const int MostDocuments = 10;
    private const int MostFiles = 10;

    public static void Documents(RuleSubject body)
    {
        var count = Count(body, "AdditionalDocument") + Count(body, "TechnicalDocument");
        if (count > MostDocuments)
        {
            body.Find(
                MemoCodes.MessageDocumentNumberHigherThanAllowed,
                $"There are {count} additional and technical documents; {MostDocuments} are allowed.",
                "Join documents, or send several messages.");
        }
    }

    public static void Files(RuleSubject document)
    {
        var count = Count(document, "File");
        if (count > MostFiles)
        {
            document.Find(
                MemoCodes.MessageFileNumberHigherThanAllowed,
                $"The document has {count} files; {MostFiles} are allowed.",
                "Keep the versions of one document together, and make other documents of the rest.");
        }
    }

    private static int Count(RuleSubject parent, string name) =>
        parent.Frame.CountOf(parent.Frame.Element.Children.First(child => child.Name.Local == name));
}
