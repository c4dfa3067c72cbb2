using System.Security.Cryptography;
using System.Text;
using Postvogn.Drops;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Sending;

/// <summary>The transmissions that an archive composes of its own letters while it is taken over (docs/adr/0047): each letter is accepted
/// as claimed for one, so that nobody has to mark, read and claim it later.</summary>
internal static class DropTransmissions
{
    /// <summary>Fewer letters wait, to be sent together with others: a transmission of their own costs what two or three of them
    /// save.</summary>
    public const int Least = 5;

    /// <summary>Of each letter, by its place in the drop; null: it waits as any other does, as it is urgent, cannot be sent, or is one of
    /// few. Cut as the composer cuts them. Every try at the same version of the drop gives the same.</summary>
    public static IReadOnlyList<DropTransmission?> Of(
        DropName name, string version, JudgedDrop drop, string system, TransmissionSettings limits, Composer composer)
    {
        var ofLetters = new DropTransmission?[drop.Letters.Count];
        if (!name.Kind.IsArchive() || name.Urgent) return ofLetters;
        var (load, bytes, loads) = (new List<int>(), 0L, 0);
        for (var i = 0; i < ofLetters.Length; i++)
        {
            if (drop.Letters[i] is not { IsValid: true, Urgent: false, CannotArrive: null } letter) continue;
            if (load.Count == limits.MaxLetters || bytes + letter.Length > limits.MaxBytes) Close();
            load.Add(i);
            bytes += letter.Length;
        }

        Close();
        return ofLetters;

        void Close()
        {
            if (load.Count >= Least)
            {
                var id = IdOf($"{name.FullName} {version} {drop.Fingerprint} {system} {loads}");
                var own = new DropTransmission(composer, id, system, [.. load.Select(i => drop.Letters[i].MessageUuid!.Value)]);
                foreach (var i in load) ofLetters[i] = own;
            }

            loads++;
            (load, bytes) = ([], 0);
        }
    }

    // As one of version 4: over SFTP it is the transmissionId.
    private static Guid IdOf(string name)
    {
        var hash = SHA256.HashData(Encoding.Unicode.GetBytes(name));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}

/// <summary>One of them, in one try.</summary>
internal sealed class DropTransmission(Composer composer, Guid id, string system, IReadOnlyList<Guid> candidates)
{
    private readonly HashSet<Guid> claimed = [];
    private Stored<Transmission>? record;
    private int left = candidates.Count;

    /// <summary>Its id, once its record stands: before the first letter that is accepted for it. Null: an earlier try stood still, and
    /// somebody sealed it; what is left waits as any other letter does.</summary>
    public async Task<Guid?> OpenAsync(CancellationToken cancellationToken)
    {
        record ??= await composer.OpenForDropAsync(id, system, candidates, cancellationToken);
        return record.Value.Status == TransmissionStatus.Composing ? id : null;
    }

    /// <summary>After each of its letters, as that stands now: another try, or another transmission, may have it. After the last it is
    /// sealed; one that this try did not open is left to whoever is hinted at it.</summary>
    public async Task KeepAsync(Letter? letter, CancellationToken cancellationToken)
    {
        if (letter is { Status: LetterStatus.Claimed } && letter.Transmission == id) claimed.Add(letter.MessageUuid);
        if (--left == 0 && record is { Value.Status: TransmissionStatus.Composing } composing)
            await composer.SealAsync(composing, [.. candidates.Where(claimed.Contains)], cancellationToken);
    }
}
