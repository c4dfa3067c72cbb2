using Microsoft.IdentityModel.Tokens;
using Postvogn.Sandbox.Certificates;
using Postvogn.Sandbox.ServiceBus.Entities;
using Postvogn.Sandbox.ServiceBus.Tokens;

namespace Postvogn.Sandbox.ServiceBus;

internal sealed record ServiceBusBrokerOptions
{
    /// <summary>Issues the broker's certificate.</summary>
    public required SandboxAuthority Authority { get; init; }

    /// <summary>Locks, times to live, schedules, duplicates and tokens go by it. The default value is the machine's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public IReadOnlyList<QueueOptions> Queues { get; init; } = [];

    public IReadOnlyList<TopicOptions> Topics { get; init; } = [];

    /// <summary>Whose tokens (<c>jwt</c>) are taken.</summary>
    public IReadOnlyList<SecurityKey> TokenKeys { get; init; } = [];

    /// <summary>Null, the default, takes tokens of any.</summary>
    public string? TokenIssuer { get; init; }

    /// <summary>Who may do what. The default value lets nobody do anything.</summary>
    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>Shared access keys by their names; what each may do is a grant to that name.</summary>
    public IReadOnlyDictionary<string, string> SharedKeys { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Also without TLS, as a connection string with <c>UseDevelopmentEmulator=true</c> asks for. The default value is
    /// false.</summary>
    public bool AllowsCleartext { get; init; }
}
