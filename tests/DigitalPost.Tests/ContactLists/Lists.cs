using System.Text;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.ContactLists;

/// <summary>Lists as text, with made-up numbers.</summary>
internal static class Lists
{
    public const string Names = "DannetDatoTid;SystemIdentifikator;KompletIndikator";
    public const string Header = "2030-01-07 03:11:26;0;1";
    public const string RowNames = "Modtager;ModtagerType;IndholdsType;Tilmeldt";

    /// <summary>What the header's time is at the earliest.</summary>
    public static readonly DateTimeOffset CreatedAt = new(2030, 1, 7, 1, 11, 26, TimeSpan.Zero);

    public static string Of(params string[] rows) =>
        string.Concat(new[] { Names, Header, RowNames }.Concat(rows).Select(line => line + "\n"));

    public static Task<ContactListReading> ReadAsync(string text, ContactListRules? rules = null) =>
        ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), rules);

    public static Task<ContactListReading> ReadAsync(Stream csv, ContactListRules? rules = null) =>
        ContactList.ReadAsync(csv, rules ?? new(), new FakeClock(), CancellationToken.None);
}
