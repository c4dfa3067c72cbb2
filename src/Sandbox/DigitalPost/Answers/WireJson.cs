using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace Postvogn.Sandbox.DigitalPost;

internal static class WireJson
{
    public static JsonSerializerOptions WithNulls { get; } = Make(JsonIgnoreCondition.Never, Time);

    public static JsonSerializerOptions WithoutNulls { get; } = Make(JsonIgnoreCondition.WhenWritingNull, Time);

    /// <summary>Times in the form of TI 10.7.5: no zone, and six digits. What is pulled has the form of TI 10.8.3.</summary>
    public static JsonSerializerOptions Pushed { get; } = Make(
        JsonIgnoreCondition.Never,
        time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture));

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static JsonSerializerOptions Make(JsonIgnoreCondition nulls, Func<DateTimeOffset, string> write)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = nulls,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper));
        options.Converters.Add(new TimeConverter(write));
        return options;
    }

    private sealed class TimeConverter(Func<DateTimeOffset, string> write) : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }
}
