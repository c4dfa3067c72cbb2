using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo;

/// <summary>What a run drops and hands over, and who plays in it.</summary>
/// <param name="Cast">Who plays.</param>
/// <param name="Drops">What is dropped, in this order.</param>
/// <param name="Late">What is dropped only when Postvogn has taken the letters that it speaks of.</param>
/// <param name="Replies">What Digital Post hands over.</param>
internal sealed record DemoPlan(Cast Cast, IReadOnlyList<Drop> Drops, IReadOnlyList<Drop> Late, IReadOnlyList<SentReply> Replies)
{
    /// <summary>All letters of the run.</summary>
    public IEnumerable<DroppedLetter> Letters => Drops.Concat(Late).SelectMany(drop => drop.Letters);

    /// <summary>Makes the letters of the demo, in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">How many, how large, and the seed.</param>
    /// <param name="hasSftp">Whether some of them go over SFTP.</param>
    /// <param name="now">When they are written.</param>
    /// <param name="cancellationToken">Ends the making.</param>
    public static async Task<DemoPlan> MakeAsync(
        string folder, DemoOptions options, bool hasSftp, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sizes = new SampleSizes(options.Letters, options.Replies, options.LargeLetterBytes, options.Seed);
        var samples = await SampleSet.ForDemoAsync(folder, sizes, now, cancellationToken);
        return await OfAsync(folder, samples, hasSftp, cancellationToken);
    }

    /// <summary>The plan to drop a set of samples.</summary>
    /// <param name="folder">Where they lie.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="hasSftp">Whether some of them go over SFTP.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<DemoPlan> OfAsync(string folder, SampleSet samples, bool hasSftp, CancellationToken cancellationToken)
    {
        var drops = new List<Drop>();
        var late = new List<Drop>();
        foreach (var sample in samples.Drops)
        {
            var content = await DropReader.ReadAsync(Path.Combine(folder, sample.Source, sample.Name), cancellationToken);
            (sample.Late ? late : drops).Add(Drop.Of(Path.Combine(folder, sample.Source), hasSftp && GoesBySftp(sample) ? Solbjerg.SftpSender : sample.Source, sample.Name, content, sample.Expected));
        }
        return new DemoPlan(
            (hasSftp ? Solbjerg.CastWithSftp : Solbjerg.Cast) with { Contacts = samples.Correspondents.Registered },
            drops,
            late,
            samples.Replies);
    }

    // A mailing to many, an urgent letter, and one that Digital Post refuses.
    private static bool GoesBySftp(Sample sample) =>
        sample.Name is "masseforsendelse.tar.lzma" or "haster/brev.letter.json" or "fritaget.xml";
}
