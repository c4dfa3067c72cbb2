using Postvogn.MeMo;
using Postvogn.Sandbox.Sftp;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.7.4: <c>{UUID}.tar.lzma</c>, of systems whose protocol is SFTP; others stay.</summary>
internal sealed class SftpIntake(
    NationalServiceOptions options,
    NationalRegistry registry,
    SftpDesk desk,
    Spool spool,
    ValidationQueue queue,
    NationalLedger ledger)
{
    private const string Ending = ".tar.lzma";

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<Guid, byte> used = new();
    private int isStarted;
    private int toFail;

    /// <summary>The next archives meet an unknown error (TI 13.4.4), which asks for the file again: so its name is not used up.</summary>
    public void FailNext(int archives) => Interlocked.Exchange(ref toFail, archives);

    /// <summary>Looks into the rooms twice a second.</summary>
    public void Start(BackgroundWork background)
    {
        if (Interlocked.Exchange(ref isStarted, 1) != 0)
            return;
        var timer = new PeriodicTimer(Pace, options.WireClock);
        background.Run(nameof(SftpIntake), async stopping =>
        {
            using (timer)
            {
                while (await timer.WaitForNextTickAsync(stopping))
                    await background.GuardAsync(nameof(SftpIntake), LookAsync);
            }
        });
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        desk.RemoveExpired();
        foreach (var (systemId, room) in desk.Rooms)
        {
            if (registry.FindSystem(systemId) is { Protocol: ServiceProtocol.Sftp } system)
                await TakeUpAsync(system, room, cancellationToken);
        }
    }

    private async Task TakeUpAsync(MailSystem system, SftpRoom room, CancellationToken cancellationToken)
    {
        foreach (var path in Directory.EnumerateFiles(room.At("memos"), $"*{Ending}").Order(StringComparer.Ordinal))
        {
            if (Guid.TryParseExact(Path.GetFileName(path)[..^Ending.Length], "D", out var transmissionId))
                await TakeUpAsync(system, transmissionId, path, cancellationToken);
        }
    }

    private async Task TakeUpAsync(MailSystem system, Guid transmissionId, string path, CancellationToken cancellationToken)
    {
        var copy = await MoveAsync(path, cancellationToken);
        var size = new FileInfo(copy).Length;
        if (!IsVersion4(transmissionId))
            Refuse(system, transmissionId, copy, "message.filename.invalid", $"Message filename {Path.GetFileName(path)} is invalid");
        else if (Interlocked.Decrement(ref toFail) >= 0)
            Refuse(system, transmissionId, copy, "unknown.error", UnknownError(Path.GetFileName(path)));
        else if (!used.TryAdd(transmissionId, 0))
            Refuse(system, transmissionId, copy, "transmission.uuid.not.unique", NotUnique(transmissionId));
        else if (size == 0)
            Refuse(system, transmissionId, copy, "file.is.empty", $"Filen {Path.GetFileName(path)} har ikke noget indhold.");
        else
            TakeIn(system, transmissionId, copy, size);
    }

    // TI passes over a name of another pattern (10.7.4), and has a code for one that is invalid (13.4.4): so for what has the form of a
    // UUID, from which a receipt can be made, and is none of the version that Digital Post uses.
    private static bool IsVersion4(Guid id) => id is { Version: 4, Variant: >= 8 and < 12 };

    private async Task<string> MoveAsync(string path, CancellationToken cancellationToken)
    {
        await using var archive = Spool.Open(path);
        var copy = await spool.SaveAsync(archive, cancellationToken);
        File.Delete(path);
        return copy;
    }

    private void TakeIn(MailSystem system, Guid transmissionId, string copy, long size)
    {
        ledger.Append(new TransmissionReceived(transmissionId, system.Id, IsBulk: true, IsArchive: true, size, TraceParent: ""));
        queue.Add(new Transmission
        {
            Id = transmissionId,
            System = system,
            Path = copy,
            IsArchive = true,
            IsBulk = true,
            IsFile = true,
            ReceivedAt = options.Clock.GetUtcNow(),
        });
    }

    private static string NotUnique(Guid transmissionId) =>
        $"TransmissionId {transmissionId:D} er ugyldigt. TransmissionId skal være entydigt";

    private static string UnknownError(string file) => $"Der er opstået en ukendt fejl for filen {file}. Prøv at sende filen igen.";

    // TI 13.4.4: what a technical receipt says of an archive that is not even opened.
    private void Refuse(MailSystem system, Guid transmissionId, string copy, string code, string words)
    {
        File.Delete(copy);
        desk.Lay(system.Id, new Receipt
        {
            TransmissionId = transmissionId,
            ErrorCode = code,
            ErrorMessage = words,
            TimeStamp = options.Clock.GetUtcNow(),
            ReceiptStatus = ReceiptStatus.Invalid,
        });
    }
}
