using Postvogn.Functions.Letters;
using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>Reads a drop whole and judges every letter in it by every rule that needs no registry, before anything is written.</summary>
internal sealed class DropInspector(DropReaders readers, TimeProvider clock, IIdSource ids)
{
    /// <summary>Inspects an open drop.</summary>
    /// <exception cref="DropException">The drop breaks a rule as a whole.</exception>
    public async Task<DropInspection> InspectAsync(OpenDrop drop, CancellationToken cancellationToken)
    {
        var letters = new List<InspectedLetter>();
        await foreach (var letter in readers.ReadAsync(drop, ids.NewId(), cancellationToken))
        {
            var report = await MemoValidator.ValidateAsync(letter.Memo, new MemoValidationOptions { Clock = clock, FileName = letter.FileName }, cancellationToken);
            letters.Add(new InspectedLetter(report.Header?.MessageUuid, letter.Urgent, report.Length, [.. report.Findings, .. Twice(letters, report.Header)]));
        }

        return new DropInspection(await drop.FinishFingerprintAsync(cancellationToken), drop.ETag, letters);
    }

    private static IEnumerable<Finding> Twice(List<InspectedLetter> before, MessageHeader? header) =>
        header is not null && before.Any(letter => letter.MessageUuid == header.MessageUuid) ? [UsedMessageUuid.Finding] : [];
}
