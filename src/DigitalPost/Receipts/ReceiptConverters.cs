using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Postvogn.MeMo;

namespace Postvogn.DigitalPost;

/// <summary>A receipt for an archive that could not be unpacked leaves it empty (TI 10.8.1).</summary>
public sealed class OptionalGuidConverter : JsonConverter<Guid?>
{
    /// <inheritdoc/>
    public override Guid? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReceiptText.ToGuid(reader.GetString());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Guid? value, JsonSerializerOptions options) => writer.WriteStringValue(value!.Value);
}

/// <summary>With or without its zone (TI 10.7.5 shows one without).</summary>
public sealed class UtcTimeConverter : JsonConverter<DateTimeOffset?>
{
    /// <inheritdoc/>
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReceiptText.ToTime(reader.GetString());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
}

/// <summary>By its name in the API.</summary>
public sealed class ReceiptStatusConverter : JsonConverter<ReceiptStatus>
{
    /// <inheritdoc/>
    public override ReceiptStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReceiptText.ToStatus(reader.GetString());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ReceiptStatus value, JsonSerializerOptions options) =>
        writer.WriteStringValue(ReceiptText.Of(value));
}
