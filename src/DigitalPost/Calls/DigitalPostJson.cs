using System.Text.Json.Serialization;
using Postvogn.DigitalPost.Contacts;
using Postvogn.DigitalPost.Events;
using Postvogn.DigitalPost.Registry;

namespace Postvogn.DigitalPost;

// Members that it does not know are passed over: versions add some.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(ServiceTimeConverter)])]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(ReceiptPage))]
[JsonSerializable(typeof(IdPage))]
[JsonSerializable(typeof(ErrorMessage))]
[JsonSerializable(typeof(ContactSearchResult))]
[JsonSerializable(typeof(LookupBody))]
[JsonSerializable(typeof(NemSmsVerification))]
[JsonSerializable(typeof(IReadOnlyList<ContactSubscription>))]
[JsonSerializable(typeof(ContactChange))]
[JsonSerializable(typeof(ContactStructureChange))]
[JsonSerializable(typeof(EventSearchResult))]
[JsonSerializable(typeof(OrganisationSearchResult))]
[JsonSerializable(typeof(ContactPointSearchResult))]
[JsonSerializable(typeof(ContactGroupSearchResult))]
[JsonSerializable(typeof(MailSystemSearchResult))]
[JsonSerializable(typeof(OrganisationUpdate))]
[JsonSerializable(typeof(ContactPointUpdate))]
[JsonSerializable(typeof(ContactGroupUpdate))]
[JsonSerializable(typeof(MailSystemUpdate))]
[JsonSerializable(typeof(IReadOnlyList<OrganisationSubscription>))]
internal sealed partial class DigitalPostJson : JsonSerializerContext;
