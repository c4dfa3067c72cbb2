using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;

namespace Postvogn.Functions.Tests.Telemetry;

/// <summary>A call of a queue function, as the worker hands it to its middleware.</summary>
internal sealed class Call(CancellationToken cancellationToken) : FunctionContext
{
    public override string InvocationId => "0d5a";

    public override string FunctionId => "1";

    public override TraceContext TraceContext { get; } = new Trace();

    public override BindingContext BindingContext => throw new NotSupportedException("No binding is read here.");

    public override RetryContext RetryContext => throw new NotSupportedException("No retry is read here.");

    public override IServiceProvider InstanceServices { get; set; } = null!;

    public override FunctionDefinition FunctionDefinition { get; } = new Definition();

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features => throw new NotSupportedException("No feature is read here.");

    public override CancellationToken CancellationToken => cancellationToken;

    private sealed class Trace : TraceContext
    {
        public override string TraceParent => "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        public override string TraceState => "";
    }

    private sealed class Definition : FunctionDefinition
    {
        public override ImmutableArray<FunctionParameter> Parameters => [];

        public override string PathToAssembly => "";

        public override string EntryPoint => "";

        public override string Id => "1";

        public override string Name => "AcceptDrop";

        public override IImmutableDictionary<string, BindingMetadata> InputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

        public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;
    }
}
