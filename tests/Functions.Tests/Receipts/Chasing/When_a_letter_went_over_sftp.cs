using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Tests.Receipts;

/// <summary>A system with protocol SFTP cannot call the REST API, where the event log is; another one of its organisation asks for it
/// (docs/adr/0018).</summary>
public sealed class When_a_letter_went_over_sftp
{
    [Fact]
    public async Task Should_be_looked_up_by_a_rest_system_of_the_same_organisation()
    {
        await using var bed = await ChaseBed.StartAsync(OverSftp);
        var (_, letters) = await bed.SentAsync();
        bed.LogHolds(bed.Event("MEMO_SEND_VALIDATED", letters[0]));
        bed.Rig.Clock.Advance(TimeSpan.FromHours(13));

        await bed.Handler.RunAsync(default);
        await bed.HandleReceiptsAsync();

        bed.Service.Seen.ShouldHaveSingleItem();
        (await bed.Rig.LetterAsync(letters[0])).Status.ShouldBe(LetterStatus.Completed);
    }

    [Fact]
    public async Task Should_be_left_alone_and_said_when_there_is_none()
    {
        await using var bed = await ChaseBed.StartAsync(settings => OverSftp(settings) with
        {
            Systems = OverSftp(settings).Systems.ToDictionary(
                s => s.Key, s => s.Key == "post" ? s.Value : s.Value with { Cvr = "11223344" }),
        });
        var (_, letters) = await bed.SentAsync(letters: 2);
        bed.Rig.Clock.Advance(TimeSpan.FromHours(13));

        await bed.Handler.RunAsync(default);

        bed.Service.Seen.ShouldBeEmpty();
        bed.Logs.Of(998).ShouldHaveSingleItem().Text.ShouldContain("post");
        (await bed.Rig.LetterAsync(letters[0])).Status.ShouldBe(LetterStatus.Claimed);
    }

    private static PostvognSettings OverSftp(PostvognSettings settings) => settings with
    {
        Systems = settings.Systems.ToDictionary(
            s => s.Key, s => s.Key == "post" ? s.Value with { Protocol = SystemProtocol.Sftp, ApiKey = null, Certificate = "" } : s.Value),
    };
}
