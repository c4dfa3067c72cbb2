using System.Text.Json.Nodes;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Types;

public sealed class SchedulesTests
{
    private const string EveryMinute = "0 * * * * *";
    private const string EveryHour = "0 0 * * * *";

    [FactIfProgram("bicep")]
    public async Task SchedulesOf_LeftOut_RunOftenOnlyWhereSomethingIsFetched()
    {
        var all = await EvaluateAsync("{}", Of("REST_PUSH", sends: true, receives: true), Of("REST_PULL", sends: true, receives: false),
            Of("SFTP", sends: true, receives: false), Of("REST_PUBLISH_SUBSCRIBE", sends: false, receives: true));

        all.Select(its => (string)its!["PullReceiptsSchedule"]!).ShouldBe([EveryHour, EveryMinute, EveryMinute, EveryHour]);
        all.Select(its => (string)its!["PullMemosSchedule"]!).ShouldBe(["30 0 * * * *", "30 0 * * * *", "30 0 * * * *", "30 * * * * *"]);
        all.ShouldAllBe(its => (string)its!["SweepSchedule"]! == "15 */5 * * * *");
    }

    [FactIfProgram("bicep")]
    public async Task SchedulesOf_ContactsWatchedOrNot_RunOftenOrDaily()
    {
        var watched = Of("REST_PUSH", sends: true, receives: false);
        watched["organisation"] = new JsonObject { ["system"] = "one" };
        watched["contacts"] = new JsonObject { ["system"] = "one", ["systemOfList"] = "one" };

        var all = await EvaluateAsync("{}", watched, Of("REST_PUSH", sends: true, receives: false));

        all.Select(its => (string)its!["CheckContactPointsSchedule"]!).ShouldBe(["15 40 * * * *", "15 40 4 * * *"]);
        all.Select(its => (string)its!["PullContactListSchedule"]!).ShouldBe(["0 10 2-7 * * *", "0 10 4 * * *"]);
        all.Select(its => (string)its!["PullContactChangesSchedule"]!).ShouldBe(["30 */5 * * * *", "30 5 4 * * *"]);
    }

    [FactIfProgram("bicep")]
    public async Task SchedulesOf_Given_AreKept()
    {
        var all = await EvaluateAsync("{ pullReceiptsSchedule: '1 2 3 * * *' }", Of("REST_PUSH", sends: true, receives: false));
        all.Single()!["PullReceiptsSchedule"]!.GetValue<string>().ShouldBe("1 2 3 * * *");
    }

    private static JsonObject Of(string protocol, bool sends, bool receives) => new()
    {
        ["environment"] = "Test",
        ["systems"] = new JsonArray(new JsonObject
        {
            ["name"] = "one",
            ["id"] = "00000000-0000-4000-8000-000000000001",
            ["cvr"] = "12345678",
            ["label"] = "Prøvekommune",
            ["protocol"] = protocol,
            ["sends"] = sends,
            ["receives"] = receives,
        }),
        ["certificates"] = new JsonArray(),
        ["sources"] = new JsonArray(),
        ["destinations"] = new JsonArray(),
        ["defaultDestination"] = "unrouted",
        ["pushThumbprints"] = new JsonArray(),
    };

    private static async Task<JsonArray> EvaluateAsync(string tuning, params JsonObject[] given)
    {
        var (said, value) = await BicepExpression.EvaluateAsync(
            $$"""
            import { postvognType } from 'postvogn.bicep'
            import { schedulesOf } from 'schedules.bicep'
            var usual = {
              sweepAfter: '00:10:00'
              resendUnknownAfter: '00:15:00'
              retryAfter: '00:00:10'
              chaseAfter: '12:00:00'
              batchWait: '00:00:05'
              dropOverdueAfter: '01:00:00'
              printOverdueAfter: '3.00:00:00'
              maxDaysUntilDelivery: 365
              maxLetters: 1000
              maxBytes: 200000000
              secretsRefreshEvery: '01:00:00'
              sweepSchedule: '15 */5 * * * *'
              chaseReceiptsSchedule: '45 20 * * * *'
              contacts: { smallestShare: '0.99', oldestAge: '1.12:00:00', badRowsAllowed: 0 }
            }
            """,
            "postvognType[]",
            $"map(given, its => schedulesOf(its, union(usual, {tuning})))",
            given);
        return value.ShouldNotBeNull(said);
    }
}
