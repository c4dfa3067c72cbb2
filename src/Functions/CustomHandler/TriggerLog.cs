namespace Postvogn.Functions.CustomHandler;

internal static partial class TriggerLog
{
    [LoggerMessage(EventId = 900, Level = LogLevel.Error, Message = "{Function} failed; the message comes again")]
    public static partial void Failed(ILogger log, string function, Exception error);
}
