namespace Postvogn.Functions.Receiving;

/// <summary>message.json: what the model holds of a MeMo under MeMo's names. What is not in the letter is null in the
/// model and left out; 0 is a number, and the first moment of the calendar a time.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(InboxMessage))]
internal sealed partial class InboxJson : JsonSerializerContext
{
    public static InboxJson OfMemo { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = new MemoNames(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    });

    // messageUUID and caseID, not messageUuid and caseId.
    private sealed class MemoNames : JsonNamingPolicy
    {
        public override string ConvertName(string name)
        {
            var camel = CamelCase.ConvertName(name);
            if (camel.EndsWith("Uuid", StringComparison.Ordinal)) return camel[..^4] + "UUID";
            return camel.EndsWith("Id", StringComparison.Ordinal) ? camel[..^2] + "ID" : camel;
        }
    }
}
