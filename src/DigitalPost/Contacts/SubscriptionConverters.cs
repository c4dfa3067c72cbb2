using System.Text.Json;

namespace Postvogn.DigitalPost.Contacts;

/// <summary>The kinds of contacts in a subscription.</summary>
public sealed class ContactOperationsConverter() : NamedElementsConverter<ContactOperation>("operationType")
{
    /// <inheritdoc/>
    protected override ContactOperation Parse(string text) => new(text);
}

/// <summary>The single contacts in a subscription.</summary>
public sealed class SubscribedContactsConverter() : NamedElementsConverter<Guid>("contactId")
{
    /// <inheritdoc/>
    protected override Guid Parse(string text) => ReceiptText.ToGuid(text) ?? throw new JsonException("A contact has an id.");
}
