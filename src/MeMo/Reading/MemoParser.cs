using System.Text;
using System.Xml;

namespace Postvogn.MeMo.Reading;

/// <summary>The framework's parser, without DTD, entities and whatever lies elsewhere.</summary>
internal static class MemoParser
{
    public const int DeepestElement = 64;

    // Tags, texts, comments: the fullest message whose lists are held has half of it.
    public const int MostPieces = 1_000_000;

    // Said, so that the parser does not look for another.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    // Who copies wants comments and processing instructions too.
    public static XmlReader Create(MemoInput input, bool isCopied)
    {
        var settings = Settings(isCopied, new BoundedNames(input));
        var context = new XmlParserContext(settings.NameTable, nsMgr: null, xmlLang: null, XmlSpace.None, Utf8);
        return XmlReader.Create(input, settings, context);
    }

    private static XmlReaderSettings Settings(bool isCopied, NameTable names) => new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = !isCopied,
        IgnoreProcessingInstructions = !isCopied,
        MaxCharactersInDocument = 0,
        CloseInput = false,
        NameTable = names,
    };

    // The parser keeps every name for good.
    private sealed class BoundedNames(MemoInput input) : NameTable
    {
        private const int Most = 5_000;

        private int count;

        public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

        private string Counted(string added) => ++count <= Most ? added : throw input.Refuse(InputFaults.TooManyNames);
    }
}
