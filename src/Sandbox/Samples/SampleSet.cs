namespace Postvogn.Sandbox.Samples;

internal sealed record SampleSet(Correspondents Correspondents, IReadOnlyList<Sample> Drops, IReadOnlyList<SentReply> Replies)
{
    public static async Task<SampleSet> ForDemoAsync(
        string root, SampleSizes sizes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kit = new Kit(root, sizes.Seed, now);
        var inArchive = Math.Min(50, sizes.Letters / 5);
        var packages = sizes.Letters / 4;
        await kit.Valid.LargeAsync(sizes.LargeLetterBytes, cancellationToken);
        await kit.Valid.ArchiveAsync(inArchive, cancellationToken);
        await kit.Valid.PackagesAsync(packages, cancellationToken);
        await kit.Valid.MemosAsync(sizes.Letters - inArchive - packages, cancellationToken);
        await kit.Valid.UrgentAsync(cancellationToken);
        await kit.Refused.ByRuleAsync(cancellationToken);
        await kit.Refused.ForWantOfARightAsync(cancellationToken);
        await kit.Unreachable.MakeAsync(cancellationToken);
        await kit.Late.WaitingAsync(cancellationToken);
        await kit.Late.RecalledAsync(cancellationToken);
        await kit.Refused.TooLargeAsync(cancellationToken);
        await kit.Refused.UuidUsedBeforeAsync(cancellationToken);

        var large = await kit.Replies.LargeAsync(sizes.LargeLetterBytes, cancellationToken);
        var small = await kit.Replies.SmallAsync(sizes.Replies - 1, twice: 5, cancellationToken);
        var answers = await kit.Replies.ToLettersAsync(cancellationToken);
        return new SampleSet(kit.Correspondents, kit.Folder.Samples, [large, .. small, .. answers]);
    }

    public static async Task<SampleSet> ForShowAsync(string root, int seed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kit = new Kit(root, seed, now);
        await kit.Valid.MemosAsync(2, cancellationToken);
        await kit.Valid.PackagesAsync(1, cancellationToken);
        await kit.Valid.ArchiveAsync(3, cancellationToken);
        await kit.Valid.UrgentAsync(cancellationToken);
        await kit.Refused.ByRuleAsync(cancellationToken);
        await kit.Refused.ForWantOfARightAsync(cancellationToken);
        await kit.Unreachable.MakeAsync(cancellationToken);
        await kit.Late.WaitingAsync(cancellationToken);
        return new SampleSet(kit.Correspondents, kit.Folder.Samples, await kit.Replies.SmallAsync(4, twice: 1, cancellationToken));
    }

    private sealed class Kit
    {
        public Kit(string root, int seed, DateTimeOffset now)
        {
            var seeded = new Seeded(seed);
            var maker = new LetterMaker(seeded, now);
            Correspondents = new Correspondents(seeded);
            Folder = new SampleFolder(root);
            Valid = new ValidLetters(Folder, maker, Correspondents, seeded);
            Refused = new RefusedLetters(Folder, maker, Correspondents);
            Unreachable = new UnreachableLetters(Folder, maker, Correspondents);
            Late = new LateLetters(Folder, maker, Correspondents, now);
            Replies = new Replies(Folder, maker, Correspondents, seeded);
        }

        public Correspondents Correspondents { get; }

        public SampleFolder Folder { get; }

        public ValidLetters Valid { get; }

        public RefusedLetters Refused { get; }

        public UnreachableLetters Unreachable { get; }

        public LateLetters Late { get; }

        public Replies Replies { get; }
    }
}

internal sealed record SampleSizes(int Letters, int Replies, long LargeLetterBytes, int Seed);
