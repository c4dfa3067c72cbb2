using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo;

internal static class UserCast
{
    public static Cast Of(IReadOnlyList<LetterContent> letters, ContactsFile contacts)
    {
        var senders = letters.Select(letter => letter.Sender).OfType<Party>().Where(IsNewSender).DistinctBy(sender => sender.Id).ToList();
        return Solbjerg.Cast with
        {
            Organisations =
            [
                .. Solbjerg.Cast.Organisations,
                .. senders.Select(sender => new Organisation { Cvr = sender.Id, Name = sender.Label ?? sender.Id }),
            ],
            Systems =
            [
                .. Solbjerg.Cast.Systems,
                .. senders.Select(sender => Solbjerg.Sender(SourceOf(sender), SandboxIds.Next(), sender.Id, ServiceProtocol.RestPush)),
            ],
            EveryoneExists = true,
            Strangers = contacts.Unknown,
            Contacts =
                [.. letters.Select(letter => letter.Recipient).OfType<Party>().Select(contacts.ContactOf).OfType<Contact>().Distinct()],
        };
    }

    public static string SourceOf(DropContent drop) => SourceOf(drop.Letters.FirstOrDefault(letter => letter.Sender is not null)?.Sender);

    private static string SourceOf(Party? sender) =>
        sender is not null && IsNewSender(sender) ? $"afsender-{sender.Id}"
        : sender?.Id == Solbjerg.Company.Cvr ? Solbjerg.CompanySender
        : Solbjerg.PushSender;

    private static bool IsNewSender(Party sender) =>
        sender.IsCvr && sender.Id.Length == 8 && sender.Id.All(char.IsAsciiDigit)
        && Solbjerg.Cast.Organisations.All(organisation => organisation.Cvr != sender.Id);
}
