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
    public static async Task<DemoPlan> MakeAsync(string folder, DemoOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var samples = await SampleSet.ForDemoAsync(folder, options, now, cancellationToken);
        return await OfAsync(folder, samples, cancellationToken);
    }

    /// <summary>The plan to drop a set of samples.</summary>
    public static async Task<DemoPlan> OfAsync(string folder, SampleSet samples, CancellationToken cancellationToken)
    {
        var drops = new List<Drop>();
        var late = new List<Drop>();
        foreach (var sample in samples.Drops)
        {
            var content = await DropReader.ReadAsync(Path.Combine(folder, sample.Source, sample.Name), cancellationToken);
            (sample.Late ? late : drops).Add(Drop.Of(Path.Combine(folder, sample.Source), sample.Source, sample.Name, content, sample.Expected));
        }
        return new DemoPlan(Solbjerg.Cast with { Contacts = samples.Correspondents.Registered }, drops, late, samples.Replies);
    }
}
