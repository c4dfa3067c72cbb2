using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo.Contacts;

internal sealed class ContactDrill(ContactPlan plan, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // Long before the list: a question for changes since then does not bring everybody.
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(2);

    private int listRows;
    private int right;

    public ContactCount Count { get; private set; } = new();

    /// <summary>All was asked, whatever the answers.</summary>
    public bool IsDone { get; private set; }

    private int Expected => plan.Asked.Count * 2 + plan.Changed.Count;

    public async Task PrepareAsync(NationalService digitalPost, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var contact in plan.Registered)
            digitalPost.Registry.Put(contact, now - KnownFor);
        listRows = await digitalPost.PublishContactListAsync(new() { CreatedAt = now }, cancellationToken);
    }

    public async Task RunAsync(Stage stage, CancellationToken cancellationToken)
    {
        Count = new ContactCount { Wrong = Expected };
        using var app = stage.CreateAppClient();
        var desk = new ContactDesk(app, clock);
        var registry = stage.DigitalPost.Registry;

        // 1. The list of the night, once the app has taken it in use.
        var known = await desk.AskAsync(plan.Asked, fresh: false, cancellationToken);
        Add(known, registry, Count with { ListRows = listRows, LookedUp = known.Count });

        // 2. The same, from Digital Post.
        var fresh = await desk.AskAsync(plan.Asked, fresh: true, cancellationToken);
        Add(fresh, registry, Count with { LookedUpFresh = fresh.Count });

        // 3. Changes, once the app has asked to be told of them.
        while (!stage.DigitalPost.HasContactSubscribers)
            await Task.Delay(Pause, clock, cancellationToken);
        foreach (var contact in plan.Changed)
            registry.Put(contact);
        await FollowAsync(stage, desk, cancellationToken);
        IsDone = true;
    }

    private async Task FollowAsync(Stage stage, ContactDesk desk, CancellationToken cancellationToken)
    {
        string[] numbers = [.. plan.Changed.Select(contact => contact.Number)];
        var registry = stage.DigitalPost.Registry;
        while (true)
        {
            var answers = await desk.AskAsync(numbers, fresh: false, cancellationToken);
            var pushes = PushesOf(stage);
            if (answers.All(answer => IsRight(answer, registry)) && pushes.Count == numbers.Length)
            {
                Add(answers, registry, Count with { ChangesPushed = pushes.Count(push => push.Answer.IsAccepted) });
                return;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    // Each contact changes once here, and each change is pushed once, come what may.
    private List<ChangePushed> PushesOf(Stage stage)
    {
        var changed = plan.Changed.Select(contact => stage.DigitalPost.Registry.FindContactId(contact.Type, contact.Number)).ToHashSet();
        return [.. stage.DigitalPost.Ledger.EntriesOf<ChangePushed>()
            .Where(push => changed.Contains(push.ResourceId)).DistinctBy(push => push.ResourceId)];
    }

    private void Add(IReadOnlyList<ContactAnswer> answers, NationalRegistry registry, ContactCount count)
    {
        right += answers.Count(answer => IsRight(answer, registry));
        Count = count with { Wrong = Expected - right };
    }

    private static bool IsRight(ContactAnswer answer, NationalRegistry registry)
    {
        var contact = registry.FindContact(answer.Number.Length == 8 ? ContactType.Company : ContactType.Citizen, answer.Number);
        return answer.DigitalPost == (contact?.ReceivesDigitalPost ?? false) && answer.NemSms == (contact?.ReceivesNemSms ?? false);
    }
}
