namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>The function app as its files describe it.</summary>
internal sealed record AppDefinition(HostSettings Host, IReadOnlyList<FunctionDefinition> Functions)
{
    public IEnumerable<string> QueueNames => Functions.Select(function => function.Trigger).OfType<QueueTrigger>().Select(trigger => trigger.Queue);
}
