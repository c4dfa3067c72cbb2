using System.Net.Http.Headers;

namespace Postvogn.Functions.Contacts;

internal static class PersonQuery
{
    public const string Field = "CPRCustom_PublicSectorPerson";

    // Without beskyttelser the service refuses the query, and so it does with aliases.
    private const string Query =
        $$"""
        query ($cpr: [String!]!) {
          {{Field}}(input: { personnummer: { personnummer: { in: $cpr } } }) {
            nodes {
              id
              status
              personnumre { personnummer status }
              navne { adresseringsnavn fornavne mellemnavn efternavn status }
              beskyttelser { beskyttelsestype status }
            }
          }
        }
        """;

    // The number is a variable, never part of the query's text.
    public static HttpContent For(string cpr)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("query", Query);
            json.WriteStartObject("variables");
            json.WriteStartArray("cpr");
            json.WriteStringValue(cpr);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new ByteArrayContent(body.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }
}
