using System.Text.Json.Serialization;

namespace Postvogn.DigitalPost;

/// <summary>The JSON of the API. Members that it does not know are passed over: versions add some.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(ReceiptPage))]
[JsonSerializable(typeof(IdPage))]
[JsonSerializable(typeof(ErrorMessage))]
internal sealed partial class DigitalPostJson : JsonSerializerContext;
