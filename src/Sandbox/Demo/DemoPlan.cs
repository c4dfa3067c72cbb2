using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo;

/// <summary>Late drops wait until Postvogn has taken the letters that they speak of.</summary>
internal sealed record DemoPlan(Cast Cast, IReadOnlyList<Drop> Drops, IReadOnlyList<Drop> Late, IReadOnlyList<SentReply> Replies)
{
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    public IEnumerable<DroppedLetter> Letters => Drops.Concat(Late).SelectMany(drop => drop.Letters);

    public static async Task<DemoPlan> MakeAsync(
        string folder, DemoOptions options, bool hasSftp, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sizes = new SampleSizes(options.Letters, options.Replies, options.LargeLetterBytes, options.Seed);
        var samples = await SampleSet.ForDemoAsync(folder, sizes, now, cancellationToken);
        return await OfAsync(folder, samples, hasSftp, cancellationToken);
    }

    public static async Task<DemoPlan> OfAsync(string folder, SampleSet samples, bool hasSftp, CancellationToken cancellationToken)
    {
        var drops = new List<Drop>();
        var late = new List<Drop>();
        foreach (var sample in samples.Drops)
        {
            var content = await DropReader.ReadAsync(Path.Combine(folder, sample.Source, sample.Name), cancellationToken);
            var source = hasSftp && GoesBySftp(sample) ? Solbjerg.SftpSender : sample.Source;
            (sample.Late ? late : drops).Add(
                Drop.Of(Path.Combine(folder, sample.Source), source, sample.Name, content, sample.Expected, sample.Recall));
        }
        return new DemoPlan(
            (hasSftp ? Solbjerg.CastWithSftp : Solbjerg.Cast) with { 
                Contacts = samples.Correspondents.Registered, Strangers = [samples.Correspondents.Unknown.Number] },
            drops,
            late,
            samples.Replies);
    }

    // A mailing to many, an urgent letter, and one that Digital Post refuses.
    private static bool GoesBySftp(Sample sample) =>
        sample.Name is "masseforsendelse.tar.lzma" or "haster/brev.letter.json" or "fritaget.xml";
}
