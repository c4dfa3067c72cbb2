using System.Security.Cryptography;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Calls;

/// <summary>Counts what the whole process allocates, so it runs alone.</summary>
[CollectionDefinition(nameof(LargeUploadTests), DisableParallelization = true)]
[Collection(nameof(LargeUploadTests))]
public sealed class LargeUploadTests
{
    [Fact]
    public async Task Post_95MB_StreamsWithoutHoldingIt()
    {
        const long length = 95_000_000;
        var hash = "";
        await using var service = await ScriptedService.HandlingAsync(async context =>
        {
            if (context.Request.ContentLength == length)
                hash = await SeenRequest.HashOfBodyAsync(context);
            await Answers.Json(201, Answers.TechnicalReceipt)(context);
        });
        using var system = new TestSystem(service.BaseAddress);
        await system.PostMemoAsync(Guid.Empty, "<warm-up/>");
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var answer = await system.Client.PostMemoAsync(Guid.Empty, new PatternStream(length), length);

        // Both ends are in this process, so this is what client and server allocate together.
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(5_000_000);
        answer.Outcome.ShouldBe(CallOutcome.Succeeded);
        hash.ShouldBe(Convert.ToHexStringLower(await SHA256.HashDataAsync(new PatternStream(length))));
    }
}
