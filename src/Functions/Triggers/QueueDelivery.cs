using System.Globalization;

namespace Postvogn.Functions.Triggers;

/// <summary>What the host says of a queue message beside its text.</summary>
internal static class QueueDelivery
{
    /// <summary>How often the queue has given the message out, this time included.</summary>
    public static long NumberOf(FunctionContext context) =>
        context.BindingContext.BindingData.TryGetValue("DequeueCount", out var count)
            && long.TryParse($"{count}".Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 1;
}
