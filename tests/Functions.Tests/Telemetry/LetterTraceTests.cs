using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Tests.Telemetry;

public sealed class LetterTraceTests : IDisposable
{
    private readonly CollectedSignals signals = new();
    private readonly Guid letter = new RandomIds().NewId();

    public void Dispose() => signals.Dispose();

    [Fact]
    public void IdOf_MessageUuid_IsItWithoutHyphens() =>
        LetterTrace.IdOf(new Guid("58f6dac5-ace2-451a-b7f7-5e73ffedb14e")).ToHexString().ShouldBe("58f6dac5ace2451ab7f75e73ffedb14e");

    [Fact]
    public void Start_Anywhere_IsInTheLettersTraceUnderTheLetterItself()
    {
        using (new Activity("something else").Start())
        using (LetterTrace.Start("AcceptLetter", letter)) { }

        var span = signals.Of("RequestData", letter).ShouldHaveSingleItem();
        span.Name.ShouldBe("AcceptLetter");
        span.ParentId.ShouldBe(letter.ToString("N")[16..]);
    }

    [Fact]
    public void Start_WithinASpanOfTheSameLetter_IsItsChild()
    {
        string outer;
        using (var span = LetterTrace.Start("DeliverLetter", letter))
        {
            outer = span!.SpanId.ToHexString();
            using (LetterTrace.Start("POST", letter, ActivityKind.Client)) { }
        }

        signals.Of("RemoteDependencyData", letter).ShouldHaveSingleItem().ParentId.ShouldBe(outer);
    }

    [Fact]
    public void Start_WithinAnInvocation_LinksBothWays()
    {
        const string Host = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        using (var invocation = Invocation.Begin("AcceptDrop", ActivityKind.Consumer, "0d5a", Host, null))
        {
            using (LetterTrace.Start("AcceptLetter", letter)) { }
            invocation.End(200);
        }

        var work = signals.Of("RequestData", letter).ShouldHaveSingleItem();
        var call = signals.Of("RequestData", new Guid("0af7651916cd43dd8448eb211c80319c")).ShouldHaveSingleItem();
        (call.Name, call.Text("responseCode"), call.Text("success"), call.ParentId, call.Properties["InvocationId"]).ShouldBe((
            "AcceptDrop", "200", "True", "b7ad6b7169203331", "0d5a"));
        call.Properties["_MS.links"].ShouldBe($$"""[{"operation_Id":"{{letter:N}}","id":"{{work.Text("id")}}"}]""");
        work.Properties["_MS.links"].ShouldBe($$"""[{"operation_Id":"0af7651916cd43dd8448eb211c80319c","id":"{{call.Text("id")}}"}]""");
    }

    [Fact]
    public void Begin_WithoutTheHostsSpan_IsTheFirstOfItsTrace()
    {
        using var aspNet = new Activity("Microsoft.AspNetCore.Hosting.HttpRequestIn").Start();
        using (var invocation = Invocation.Begin("Sweep", ActivityKind.Consumer, "0d5a", null, null))
        {
            var trace = invocation.Context!.Value.TraceId;
            trace.ShouldNotBe(aspNet.TraceId);
            invocation.End(500);
            var call = signals.Of("RequestData", trace).ShouldHaveSingleItem();
            (call.Text("success"), call.ParentId).ShouldBe(("False", null));
        }
    }

    [Fact]
    public void Begin_LinksMoreLettersThanFit_StopsAtAHundred()
    {
        using var invocation = Invocation.Begin("ComposeTransmission", ActivityKind.Consumer, "0d5a", null, null);
        for (var i = 0; i < 150; i++)
        {
            using var span = LetterTrace.Start("AcceptLetter", new RandomIds().NewId());
        }

        var trace = invocation.Context!.Value.TraceId;
        invocation.End(200);
        signals.Of("RequestData", trace).ShouldHaveSingleItem().Properties["_MS.links"].Length.ShouldBeLessThanOrEqualTo(8192);
    }
}
