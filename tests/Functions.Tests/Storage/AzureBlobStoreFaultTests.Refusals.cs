using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>The service refuses, is down, or is another.</summary>
public sealed partial class AzureBlobStoreFaultTests
{
    [ContractFact]
    public async Task Anything_ServiceThatStaysDown_IsUnreachable()
    {
        var once = Options with { Retries = 1 };
        foreach (var (down, tells, options) in new[]
        {
            (BlobFault.Busy, "503 ServerBusy", once),
            (BlobFault.Close, "No connection", once),
            (BlobFault.NeverAnswer, "did not answer", once with { NetworkTimeout = TimeSpan.FromMilliseconds(50) }),
        })
        {
            fault = _ => down;
            foreach (var call in Calls(azurite.Open(options, proxy.Address)))
            {
                var error = await Should.ThrowAsync<StoreUnavailableException>(call);
                (error.Problem, error.IsTransient).ShouldBe((StoreProblem.Unreachable, true));
                error.Message.ShouldContain(tells);
            }
        }
    }

    [ContractFact]
    public async Task Anything_NobodyListens_IsUnreachable()
    {
        await proxy.DisposeAsync();
        foreach (var call in Calls(store))
            (await Should.ThrowAsync<StoreUnavailableException>(call)).Problem.ShouldBe(StoreProblem.Unreachable);
    }

    [ContractFact]
    public async Task Anything_WithoutItsContainer_NamesIt()
    {
        foreach (var call in Calls(store, new BlobPath("not-made", "x")).SkipLast(1))
        {
            var error = await Should.ThrowAsync<StoreUnavailableException>(call);
            (error.Problem, error.IsTransient).ShouldBe((StoreProblem.NoContainer, false));
            error.Message.ShouldContain("/not-made");
        }
    }

    [ContractFact]
    public async Task Anything_Refused_SaysWhatWhereAndHowToMendIt()
    {
        foreach (var (status, code, problem, fix) in new[]
        {
            (403, "AuthorizationPermissionMismatch", StoreProblem.NoRole, "Storage Blob Data Contributor"),
            (403, "AuthorizationFailure", StoreProblem.NotLetIn, "network"),
            (403, "AuthenticationFailed", StoreProblem.NotSignedIn, "Postvogn__Storage__ServiceUri"),
            (403, "KeyBasedAuthenticationNotPermitted", StoreProblem.NotSignedIn, "Postvogn__Storage__ConnectionString"),
            (401, "InvalidAuthenticationInfo", StoreProblem.NotSignedIn, "tenant"),
            (409, "ContainerBeingDeleted", StoreProblem.NoContainer, "Create it"),
            (412, "LeaseIdMissing", StoreProblem.Refused, "code"),
        })
        {
            proxy.Answer = _ => (status, code, FaultyBlobProxy.ErrorBody(code, "No."));
            foreach (var call in Calls(store))
            {
                var error = await Should.ThrowAsync<StoreUnavailableException>(call);
                (error.Problem, error.IsTransient).ShouldBe((problem, false));
                error.Message.ShouldContain(code);
                error.Message.ShouldContain(container);
                error.Message.ShouldContain(fix);
            }
        }
    }

    [ContractFact]
    public async Task Anything_Refused_RepeatsNothingOfTheAnswerOrTheKey()
    {
        const string Canary = "0101701234";
        proxy.Answer = _ => (400, "Odd", FaultyBlobProxy.ErrorBody("Odd", Canary));
        foreach (var call in Calls(store))
        {
            var text = (await Should.ThrowAsync<StoreUnavailableException>(call)).ToString();
            text.ShouldNotContain(Canary);
            text.ShouldNotContain("SharedKey");
        }
    }

    [ContractFact]
    public async Task Anything_AnswerThatIsNotTheServices_IsUnreachable()
    {
        // A gateway in between; the client library's own reader of answers breaks over it.
        foreach (var body in new[] { "<Error/>", "<html>", "" })
        {
            proxy.Answer = _ => (403, "", body);
            foreach (var call in Calls(store))
                (await Should.ThrowAsync<StoreUnavailableException>(call)).Problem
                    .ShouldBeOneOf(StoreProblem.Unreachable, StoreProblem.NotSignedIn);
        }
    }
}
