using System.Security.Cryptography.X509Certificates;
using Postvogn.Sandbox.DigitalPost.Faults;
using Postvogn.Sandbox.DigitalPost.Ledger;
using Postvogn.Sandbox.DigitalPost.Registry;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>
/// The stand-in for Digital Post: its REST service for sender and recipient systems over real mutual TLS, built from the national
/// texts alone (TI 2.6, 10 and 12).
/// </summary>
public sealed class NationalService : IAsyncDisposable
{
    private NationalService(NationalServiceOptions options)
    {
        Ledger = new NationalLedger(options.Clock);
        PushCertificate = options.Authority.IssueOces(NationalServiceOptions.AgencyCvr, "Digital Post Sandbox");
        BaseAddress = new Uri($"https://localhost:{options.Port}");
    }

    /// <summary>Where the service listens: <c>https://localhost:port</c>; the API lies under <c>/apis/v1</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Organisations, systems, contacts and contact points; filled by the caller.</summary>
    public NationalRegistry Registry { get; } = new();

    /// <summary>All that happened.</summary>
    public NationalLedger Ledger { get; }

    /// <summary>The faults on order.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>The OCES certificate that Digital Post presents when it calls a system, for pinning.</summary>
    public X509Certificate2 PushCertificate { get; }

    /// <summary>Starts the service.</summary>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running service.</returns>
    public static Task<NationalService> StartAsync(NationalServiceOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(new NationalService(options));

    /// <summary>Offers a letter to a recipient system: pushes it, or makes it available for fetching, and goes on until a positive business receipt comes (TI 10.11).</summary>
    /// <param name="systemId">The recipient system; it must be in the registry and receive.</param>
    /// <param name="memoPath">A MeMo XML file; it is copied, so it may go afterwards. Its header tells the messageUUID.</param>
    /// <param name="cancellationToken">Gives up copying.</param>
    /// <returns>The messageUUID. The delivery itself goes on in the background; the ledger tells how.</returns>
    public Task<Guid> SendToRecipientAsync(Guid systemId, string memoPath, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Offers a letter under a messageUUID that is told rather than read, so that it may be unreadable.</summary>
    /// <param name="systemId">The recipient system; it must be in the registry and receive.</param>
    /// <param name="messageUuid">The messageUUID that the letter is pushed under.</param>
    /// <param name="memoPath">A file with any content; it is copied.</param>
    /// <param name="cancellationToken">Gives up copying.</param>
    /// <returns>A task that ends when the letter is copied.</returns>
    public Task SendToRecipientAsync(Guid systemId, Guid messageUuid, string memoPath, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Pushes a letter once more although nothing asks for it: Digital Post promises at least once (TI 10.10).</summary>
    /// <param name="systemId">The recipient system.</param>
    /// <param name="messageUuid">A letter that was offered to it before, delivered or not.</param>
    /// <param name="cancellationToken">Gives up the push.</param>
    /// <returns>What the system answered.</returns>
    public Task<PushAnswer> PushAgainAsync(Guid systemId, Guid messageUuid, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        PushCertificate.Dispose();
        return ValueTask.CompletedTask;
    }
}
