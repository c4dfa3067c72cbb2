using System.Text.Json;
using Postvogn.Functions.Letters;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Staging;

namespace Postvogn.EndToEnd;

/// <summary>One run of the demo, and what it sent to the ingestion endpoint: each letter's whole way under one operation id, the right
/// counts, and nothing of what the letters say.</summary>
public sealed class When_telemetry_is_on(RunWithTelemetry run) : IClassFixture<RunWithTelemetry>
{
    private static readonly Step[] WayOut =
    [
        Step.StoreMemo, Step.AcceptLetter, Step.ClaimLetters, Step.Post, Step.KeepAnswer,
        Step.StoreReceipt, Step.FileReceipt, Step.SettleLetter, Step.WriteOutcome, Step.CloseLetter,
    ];

    private static readonly Step[] WayIn =
    [
        Step.StoreReceived, Step.BeginDelivery, Step.DecodeFiles, Step.WriteMessage, Step.KeepDelivery, Step.SendBusinessReceipt,
        Step.RemoveReceived,
    ];

    /// <summary>
    /// The first run every five or ten seconds, so in a short run they may not come at all; the others need an SFTP server.
    /// </summary>
    private static readonly string[] NotInEveryRun = ["ChaseReceipts", "CheckContactPoints", "PullContactList", "LookUpContacts",
        "ReceiveContactChange", "LookUpPersonName", "SignUpForNemSms", "VerifyNemSms"];

    private static readonly Step[] WayInOnNotice = [Step.KeepNotification, Step.RemoveNotification];

    [Fact]
    public void Should_run_as_without()
    {
        run.Result.Count.Problems.ShouldBeEmpty();
        run.Result.IsGood.ShouldBeTrue();
        run.Result.TelemetryItems.ShouldBe(run.Sent.Items.Count);
        run.Sent.Items.ShouldAllBe(item => item.Role == "postvogn");
    }

    [Fact]
    public void Should_show_each_sent_letters_whole_way_under_its_messageUUID()
    {
        run.Completed.Count.ShouldBe(run.Result.Count.Completed);
        foreach (var letter in run.Completed)
        {
            // Another drop that claims its messageUUID is refused, and says so under it; a large letter's is claimed by itself.
            // Not all have a messageID, nor are all looked up.
            var steps = run.Sent.StepsOf(letter)
                .Where(step => step is not (Step.RefuseDrop or Step.ClaimMessageUuid or Step.KeepMessageId or Step.AskReach)).ToList();
            steps.ShouldBe(WayOut, ignoreOrder: true, $"{letter}");
            // A receipt may overtake the answer to the POST; everything else follows.
            steps.Where(step => step < Step.StoreReceipt).ShouldBe(WayOut.Where(step => step < Step.StoreReceipt));
            steps.Where(step => step > Step.StoreReceipt).ShouldBe(WayOut.Where(step => step > Step.StoreReceipt));
        }
    }

    [Fact]
    public void Should_show_the_POST_of_each_sent_letter_as_a_dependency()
    {
        foreach (var letter in run.Completed)
        {
            var items = run.Sent.Of(letter);
            items.Where(item => item.Type == "RequestData").Select(item => item.Name).Distinct().ShouldBe(["AcceptLetter", "ReceiveReceipt",
                "SettleLetter"]);
            var post = items.Single(item => item.Type == "RemoteDependencyData");
            (post.Text("type"), post.Text("target"), post.Text("resultCode"), post.Text("success"), post.Text("data")).ShouldBe(("HTTP",
                "Digital Post", "201", "True", null));
            post.Name.ShouldBeOneOf("POST /memos/", "POST /memos-bulk/");
            var transmission = run.Sent.Of(Guid.Parse(post.Properties["Transmission"]));
            transmission.Single(item => item.Type == "RemoteDependencyData").Name.ShouldBe(post.Name);
        }
    }

    [Fact]
    public void Should_show_each_received_letters_whole_way_under_its_messageUUID()
    {
        run.Delivered.Count.ShouldBe(15);
        foreach (var letter in run.Delivered)
        {
            var steps = run.Sent.StepsOf(letter);
            // The note is removed while the letter that was fetched is delivered. Some answer a letter of ours.
            var always = steps.Where(step => !WayInOnNotice.Contains(step) && step is not (Step.KeepThreadOf or Step.KeepThreadEntry));
            always.ShouldBe(WayIn, ignoreOrder: false, $"{letter}");
            var noticed = steps.Where(WayInOnNotice.Contains).ToList();
            if (noticed.Count > 0) noticed.ShouldBe(WayInOnNotice, ignoreOrder: false, $"{letter}");
            var items = run.Sent.Of(letter);
            items.Where(item => item.Type == "RequestData").Select(item => item.Name).Distinct().Where(name => name is not (
                "NotifyOfLetter" or "FetchLetter")).ShouldBe(["ReceiveLetter", "DeliverLetter"]);
            items.Count(item => item.Name == "POST /memos/{id}/receipt/" && item.Text("success") == "True").ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Should_give_each_step_its_own_event_id()
    {
        var steps = run.Sent.Items.Where(item => item.Properties.ContainsKey("Step")).ToList();
        steps.ShouldAllBe(item => (int)Enum.Parse<Step>(item.Properties["Step"]) == int.Parse(item.Properties["EventId"])
            && item.Properties["EventName"] == item.Properties["Step"]);
        steps.ShouldAllBe(item => item.Properties["InvocationId"].Length > 0);
    }

    [Fact]
    public void Should_show_each_invocation_as_a_request_linked_with_its_letters()
    {
        var requests = run.Sent.Items.Where(item => item.Type == "RequestData").ToList();
        var calls = requests.Where(item => item.Properties.ContainsKey("InvocationId")).ToList();
        calls.Select(call => call.Name).Distinct().Except(NotInEveryRun).Order(StringComparer.Ordinal).ShouldBe(
            ["AcceptDrop", "ComposeTransmission", "HandleReceipt", "HandleReceived", "HandleRequest", "PullContactChanges",
                "PullMemos", "PullReceipts", "ReceiveMemo", "ReceiveNotification", "ReceiveReceipt", "SendTransmission", "SendUrgent",
                "Sweep"]);
        foreach (var work in requests.Where(item => item.Name == "SettleLetter"))
        {
            var link = JsonDocument.Parse(work.Properties["_MS.links"]).RootElement[0];
            var call = calls.Single(call => call.Text("id") == link.GetProperty("id").GetString());
            (call.OperationId, call.Name).ShouldBe((link.GetProperty("operation_Id").GetString(), "HandleReceipt"));
            call.Properties["_MS.links"].ShouldContain(work.OperationId!);
        }
    }

    [Fact]
    public void Should_count_every_letter_once()
    {
        var count = run.Result.Count;
        var sums = new[]
        {
            "completed", "recalled", "rejected", "failed", "undeliverable", "handed_to_print", "printed", "received", "delivered",
        }.Select(name => run.Sent.Sum($"postvogn.letters.{name}"));
        sums.ShouldBe([count.Completed, count.Recalled, 8, 0, 3, 2, 1, 15, 15]);
        // Of those that wait at first, some are recalled: one always, and one if it had left.
        run.Sent.Sum("postvogn.letters.waiting").ShouldBeInRange(3, 4);
        // Neither a letter that breaks a rule is accepted, nor one that cannot arrive; one that is taken back at once may not be sent.
        run.Sent.Sum("postvogn.letters.accepted").ShouldBeInRange(46, 47);
        run.Sent.Sum("postvogn.letters.sent").ShouldBeInRange(44, 47);
        var rejected = run.Sent.Items.Where(item => item.Name == "postvogn.letters.rejected").ToList();
        rejected.ShouldAllBe(item => item.Properties["code"].Contains('.') && item.Properties["system"].Length > 0);
    }

    [Fact]
    public void Should_give_every_gauge()
    {
        foreach (var gauge in new[] { "postvogn.letters.open", "postvogn.letters.oldest_open", "postvogn.receipts.outstanding",
            "postvogn.rate_limit.tokens", "postvogn.certificate.days_left" })
            run.Sent.Items.ShouldContain(item => item.Type == "MetricData" && item.Name == gauge);
        run.Sent.Items.Where(item => item.Name == "postvogn.certificate.days_left")
            .ShouldAllBe(item => item.Value > 30 && item.Properties["certificate"].Length > 0);
    }

    [Fact]
    public void Should_say_nothing_of_what_letters_and_settings_hold()
    {
        var letters = Secrets.InLetters(run.Result.KeptIn!);
        letters.Count(text => text.Length == 10 && text.All(char.IsAsciiDigit)).ShouldBeGreaterThan(5, "CPR numbers");
        letters.ShouldContain(text => text.StartsWith("SAG-", StringComparison.Ordinal));
        var settings = Secrets.InSettings(run.Settings);
        settings.Count.ShouldBeGreaterThan(3);

        // The names of contact points are public, and CheckContactPoints says them.
        Secrets.FoundIn(run.File, letters.Except(Solbjerg.Cast.Desks.Select(desk => desk.Point.Name)).Concat(settings).Append(
            "Kære kommune").Append("Vejledning til brev")).ShouldBeEmpty();
    }
}

/// <summary>One small run of the demo with telemetry on, for all tests of the class.</summary>
public sealed class RunWithTelemetry : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-telemetry-");

    public string File => Path.Combine(folder.FullName, "telemetry.ndjson");

    internal DemoResult Result { get; private set; } = null!;

    internal SentTelemetry Sent { get; private set; } = null!;

    internal IReadOnlyDictionary<string, string> Settings { get; private set; } = new Dictionary<string, string>();

    internal IReadOnlyList<Guid> Completed => KeptStore.CompletedIn(Result.KeptIn!);

    internal IReadOnlyList<Guid> Delivered => KeptStore.DeliveredIn(Result.KeptIn!);

    public async Task InitializeAsync()
    {
        Result = await Journey.RunAsync(Journey.Small with
        {
            TelemetryFile = File,
            Directory = folder.FullName,
            Keep = true,
            AdjustSettings = settings =>
            {
                // Who refuses the company's mandatory letter would be a matter of time: its rights may be read before it is dropped.
                settings["CheckContactPointsSchedule"] = "0 0 0 1 1 *";
                Settings = new Dictionary<string, string>(settings);
            },
        });
        Sent = new SentTelemetry(File);
    }

    public Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
