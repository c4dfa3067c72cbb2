using System.Text.Json;

namespace Postvogn.DigitalPost.Contacts;

internal sealed class ContactOperationsConverter() : NamedElementsConverter<ContactOperation>("operationType")
{
    protected override ContactOperation Parse(string text) => new(text);
}

internal sealed class SubscribedContactsConverter() : NamedElementsConverter<Guid>("contactId")
{
    protected override Guid Parse(string text) => ReceiptText.ToGuid(text) ?? throw new JsonException("A contact has an id.");
}
