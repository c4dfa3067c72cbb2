using Postvogn.MeMo;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Samples;

/// <summary>Letters with a day of delivery, and letters that their source takes back.</summary>
internal sealed class LateLetters(SampleFolder folder, LetterMaker maker, Correspondents correspondents, DateTimeOffset now)
{
    // The sped-up clock goes on to a day that is near, and to no other.
    private static readonly int Soon = TimeKeeper.NearDays - 1;
    private const int FarAway = 200;

    public async Task WaitingAsync(CancellationToken cancellationToken)
    {
        await AddAsync(new Sample(Solbjerg.PushSender, "snart.xml", Expectation.Waiting with { OrElse = "Completed" })
            { About = "its day comes soon" }, Soon, cancellationToken);
        await AddAsync(new Sample(Solbjerg.PushSender, "senere.xml", Expectation.Waiting) { About = "its day is far away" },
            FarAway, cancellationToken);
    }

    public async Task RecalledAsync(CancellationToken cancellationToken)
    {
        await AddAsync(new Sample(Solbjerg.PushSender, "fortrudt-straks.xml", Expectation.Recalled)
            { Recall = Recall.AtOnce, About = "taken back at once" }, FarAway, cancellationToken);
        await AddAsync(new Sample(Solbjerg.PullSender, "fortrudt-ventende.xml", Expectation.Recalled)
            { Recall = Recall.WhileItWaits, About = "taken back while it waits" }, FarAway, cancellationToken);
        await AddAsync(new Sample(Solbjerg.PushSender, "fortrudt-uden-dag.xml", Expectation.Recalled with { OrElse = "Completed" })
            { Recall = Recall.AtOnce, About = "taken back at once, if it has not left" }, inDays: null, cancellationToken);
        await AddAsync(new Sample(Solbjerg.PushSender, "fortrudt-for-sent.xml", Expectation.Completed)
            { Recall = Recall.TooLate, About = "taken back too late" }, inDays: null, cancellationToken);
    }

    private Task AddAsync(Sample sample, int? inDays, CancellationToken cancellationToken)
    {
        var letter = maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, correspondents.Citizens[1]);
        var day = inDays is { } days ? DateOnly.FromDateTime(now.UtcDateTime.AddDays(days)) : (DateOnly?)null;
        letter = letter with { Header = letter.Header with { DoNotDeliverUntilDate = day } };
        return folder.AddMemoAsync(sample, letter, cancellationToken);
    }
}
