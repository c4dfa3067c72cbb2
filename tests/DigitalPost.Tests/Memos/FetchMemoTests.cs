using System.Text;
using Microsoft.AspNetCore.Http;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Memos;

public sealed class FetchMemoTests
{
    private const string Xml = "<memo:Message>æøå</memo:Message>";

    [Fact]
    public async Task FetchMemosAsync_AList_IsReadWhole()
    {
        const string body =
            """{"content":["e60394cd-1ba9-4ff0-833b-9a05113b3df1"],"number":2,"size":1,"totalElements":5,""" +
            """ "totalPages":5,"next":{"page":3,"size":1}}""";
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, body));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.FetchMemosAsync(new Page(2, 1));

        var page = answer.Value.ShouldNotBeNull();
        page.Content.ShouldBe([EveryCall.Id]);
        (page.Number, page.Size, page.TotalElements, page.TotalPages).ShouldBe((2, 1, 5L, 5));
        service.Seen.ShouldHaveSingleItem().Target.ShouldBe("/apis/v1/memos/?page=2&size=1");
    }

    [Fact]
    public async Task FetchMemoAsync_AMemo_IsGivenByteForByte()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Text(200, "application/xml", Xml));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.FetchMemoAsync(EveryCall.Id);

        await using var memo = answer.Value.ShouldNotBeNull();
        (await ReadAsync(memo)).ShouldBe(Encoding.UTF8.GetBytes(Xml));
        service.Seen.ShouldHaveSingleItem().Headers["Accept"].ShouldBe("application/xml");
    }

    [Fact]
    public async Task FetchMemoAsync_BodyStillToCome_AnswersAtItsHeaders()
    {
        var go = new TaskCompletionSource();
        await using var service = await ScriptedService.AnsweringAsync(async context =>
        {
            context.Response.ContentLength = 3;
            await context.Response.Body.FlushAsync();
            await go.Task;
            await context.Response.WriteAsync("<a>");
        });
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.FetchMemoAsync(EveryCall.Id);

        await using var memo = answer.Value.ShouldNotBeNull();
        memo.Length.ShouldBe(3);
        system.Clock.Advance(TimeSpan.FromHours(1));
        go.SetResult();
        (await ReadAsync(memo)).ShouldBe("<a>"u8.ToArray());
    }

    [Fact]
    public async Task Read_CutOffInTheMiddle_ThrowsNoAnswer()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.CutOff(200, "application/xml", "<memo:Message>"));
        using var system = new TestSystem(service.BaseAddress);

        await using var memo = (await system.Client.FetchMemoAsync(EveryCall.Id)).Value.ShouldNotBeNull();

        (await Should.ThrowAsync<AnswerCutOffException>(() => ReadAsync(memo))).Outcome.ShouldBe(CallOutcome.NoAnswer);
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public async Task Read_MoreThanTheLargestMemo_ThrowsUnreadable(int length, bool fits)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Text(200, "application/xml", new string('x', length)));
        using var system = new TestSystem(service.BaseAddress);

        await using var memo = (await system.Client.FetchMemoAsync(EveryCall.Id)).Value.ShouldNotBeNull();

        if (fits)
            (await ReadAsync(memo)).Length.ShouldBe(length);
        else
            (await Should.ThrowAsync<AnswerCutOffException>(() => ReadAsync(memo))).Outcome.ShouldBe(CallOutcome.Unreadable);
    }

    [Fact]
    public async Task Read_ServerThatFallsSilent_ThrowsNoAnswerWhenTheSilenceIsOver()
    {
        await using var service = await ScriptedService.AnsweringAsync(BeginAndStayAsync);
        using var system = new TestSystem(service.BaseAddress);
        await using var memo = (await system.Client.FetchMemoAsync(EveryCall.Id)).Value.ShouldNotBeNull();

        var read = ReadAsync(memo);
        while (!read.IsCompleted)
        {
            system.Clock.Advance(TimeSpan.FromSeconds(100));
            await Task.WhenAny(read, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
        }

        var thrown = await Should.ThrowAsync<AnswerCutOffException>(() => read);
        thrown.Outcome.ShouldBe(CallOutcome.NoAnswer);
        thrown.Message.ShouldBe("The answer stood still for 100 seconds.");
    }

    [Fact]
    public async Task Read_CancelledByTheCaller_Throws()
    {
        await using var service = await ScriptedService.AnsweringAsync(BeginAndStayAsync);
        using var system = new TestSystem(service.BaseAddress);
        await using var memo = (await system.Client.FetchMemoAsync(EveryCall.Id)).Value.ShouldNotBeNull();
        using var cancel = new CancellationTokenSource();

        var read = ReadAsync(memo, cancel.Token);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => read);
    }

    private static async Task<byte[]> ReadAsync(FetchedMemo memo, CancellationToken token = default)
    {
        using var bytes = new MemoryStream();
        await memo.Content.CopyToAsync(bytes, token);
        return bytes.ToArray();
    }

    private static async Task BeginAndStayAsync(HttpContext context)
    {
        context.Response.ContentLength = 3;
        await context.Response.WriteAsync("<");
        await context.Response.Body.FlushAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
