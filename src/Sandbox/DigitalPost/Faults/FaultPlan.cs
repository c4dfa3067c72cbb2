namespace Postvogn.Sandbox.DigitalPost;

/// <summary>In the order in which they were ordered. Safe for use by many threads.</summary>
internal sealed class FaultPlan
{
    private readonly Lock gate = new();
    private readonly List<Order> orders = [];

    public int Remaining
    {
        get
        {
            lock (gate)
                return orders.Sum(order => order.Times);
        }
    }

    public void Add(Fault fault)
    {
        lock (gate)
            orders.Add(new Order(fault));
    }

    public void Clear()
    {
        lock (gate)
            orders.Clear();
    }

    internal Fault? Take(ApiCall call, Guid? systemId)
    {
        lock (gate)
        {
            var struck = orders.FirstOrDefault(order => order.Matches(call, systemId) && !order.LetsThrough());
            if (struck is { Times: 1 })
                orders.Remove(struck);
            else if (struck is not null)
                struck.Times--;
            return struck?.Fault;
        }
    }

    private sealed class Order(Fault fault)
    {
        private int skip = fault.Skip;

        public Fault Fault { get; } = fault;

        public int Times { get; set; } = fault.Times;

        public bool Matches(ApiCall call, Guid? systemId) =>
            (Fault.Call is null || Fault.Call == call) && (Fault.SystemId is null || Fault.SystemId == systemId);

        public bool LetsThrough() => skip > 0 && skip-- > 0;
    }
}
