using Postvogn.Functions.Settings;
using Postvogn.MeMo;

namespace Postvogn.Functions.Contacts;

/// <summary>Tells what has changed between two readings of an organisation's rights, and which systems end.</summary>
internal sealed partial class RightsReport(PostvognSettings settings, TimeProvider clock, ILogger<RightsReport> log)
{
    private const int Ended = 0;

    // TI 12.4.3.
    private const string ProtocolOfDefault = "REST_PUBLISH_SUBSCRIBE";

    private static readonly int[] WarnAtDays = [1, 7, 14, 30];

    // The later reading, with what was warned of.
    public OrganisationRights Tell(string cvr, OrganisationRights? before, OrganisationRights now)
    {
        TellRight(
            cvr, "mandatory post", MemoCodes.SenderMandatoryMessageNotAllowed, before?.MandatoryPostAllowed, now.MandatoryPostAllowed);
        TellRight(
            cvr, "legal notifications", MemoCodes.SenderLegalNotificationNotAllowed,
            before?.LegalNotificationAllowed, now.LegalNotificationAllowed);
        if (now.Systems is null && (before is null || before.Systems is not null)) NotShown(log, cvr);
        if (now.Systems is null) return now;
        var told = new Dictionary<Guid, SystemRights>();
        foreach (var system in settings.Systems.Values.Where(system => system.Cvr == cvr))
        {
            if (now.Of(system.Id) is { } its)
                told[system.Id] = Tell(system, before?.Of(system.Id), its);
            else if (before?.Systems is null || before.Of(system.Id) is not null)
                Gone(log, system.Name, system.Id, cvr);
        }

        return now with { Systems = told };
    }

    private void TellRight(string cvr, string what, ErrorCode refusal, bool? before, bool? now)
    {
        if (before == true && now == false) Lost(log, cvr, what, refusal.Code);
        if (before == false && now == true) Won(log, cvr, what);
    }

    private SystemRights Tell(SystemSettings system, SystemRights? before, SystemRights now)
    {
        if (before is not null && before.Protocol != now.Protocol) ProtocolChanged(log, system.Name, before.Protocol, now.Protocol);
        if (before?.Protocol != now.Protocol && now.Protocol is { } protocol && protocol != NameOf(system.Protocol))
            OtherProtocol(log, system.Name, protocol, NameOf(system.Protocol));
        if (IsWrongDefault(now) && (before is null || !IsWrongDefault(before))) WrongDefault(log, system.Name, now.Protocol);
        if (before is not null && (before.ActiveFrom, before.ActiveTo) != (now.ActiveFrom, now.ActiveTo))
            PeriodChanged(log, system.Name, now.ActiveFrom, now.ActiveTo, before.ActiveFrom, before.ActiveTo);
        if (now.MemoTransitionDateTime is { } time && time != before?.MemoTransitionDateTime) Transition(log, system.Name, time);
        return now with { WarnedAtDays = Warn(system, before?.ActiveTo == now.ActiveTo ? before?.WarnedAtDays : null, now) };
    }

    private static bool IsWrongDefault(SystemRights system) => system is { IsDefault: true, Protocol: { } its } && its != ProtocolOfDefault;

    // Each limit once: the nearest one that has been passed.
    private int? Warn(SystemSettings system, int? warned, SystemRights now)
    {
        if (now.ActiveTo is not { } end) return null;
        var days = (end - clock.GetUtcNow()).TotalDays;
        var limit = days <= 0 ? Ended : WarnAtDays.FirstOrDefault(limit => days <= limit, int.MaxValue);
        if (limit >= (warned ?? int.MaxValue)) return warned;
        if (limit == Ended) IsOver(log, system.Name, end);
        else EndsSoon(log, system.Name, (int)days, end);
        return limit;
    }

    private static string NameOf(SystemProtocol protocol) => JsonNamingPolicy.SnakeCaseUpper.ConvertName($"{protocol}");

    [LoggerMessage(EventId = 1162, Level = LogLevel.Warning,
        Message = "Organisation {Cvr} may no longer send {What}: such letters are refused ({Code}) until an administrator has the right " +
            "given back in Administrative Access")]
    private static partial void Lost(ILogger log, string cvr, string what, string code);

    [LoggerMessage(EventId = 1163, Level = LogLevel.Information, Message = "Organisation {Cvr} may now send {What}")]
    private static partial void Won(ILogger log, string cvr, string what);

    [LoggerMessage(EventId = 1164, Level = LogLevel.Warning,
        Message = "Digital Post has another protocol for system {System}: {Former} became {Protocol}")]
    private static partial void ProtocolChanged(ILogger log, string system, string? former, string? protocol);

    [LoggerMessage(EventId = 1165, Level = LogLevel.Warning,
        Message = "System {System} has protocol {Protocol} at Digital Post and {Configured} here, so what comes for it may not be " +
            "fetched or pushed; correct Postvogn__Systems__{{n}}__Protocol, or the system in Administrative Access")]
    private static partial void OtherProtocol(ILogger log, string system, string protocol, string configured);

    [LoggerMessage(EventId = 1166, Level = LogLevel.Warning,
        Message = "System {System} ({SystemId}) is not among the systems of organisation {Cvr} that Digital Post shows us; correct " +
            "Postvogn__Systems__{{n}}__Id or __Cvr, or remove it")]
    private static partial void Gone(ILogger log, string system, Guid systemId, string cvr);

    [LoggerMessage(EventId = 1167, Level = LogLevel.Information,
        Message = "System {System} is active from {From} to {To} at Digital Post; before from {FormerFrom} to {FormerTo}")]
    private static partial void PeriodChanged(
        ILogger log, string system, DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset? formerFrom, DateTimeOffset? formerTo);

    [LoggerMessage(EventId = 1168, Level = LogLevel.Warning,
        Message = "System {System} stops being active at Digital Post in {Days} days, on {End:yyyy-MM-dd}: its letters are refused from " +
            "then on. Set its end later in Administrative Access, or give its sources another system")]
    private static partial void EndsSoon(ILogger log, string system, int days, DateTimeOffset end);

    [LoggerMessage(EventId = 1169, Level = LogLevel.Error,
        Message = "System {System} stopped being active at Digital Post on {End:yyyy-MM-dd}: its letters are refused. Set its end later " +
            "in Administrative Access, or give its sources another system")]
    private static partial void IsOver(ILogger log, string system, DateTimeOffset end);

    [LoggerMessage(EventId = 1170, Level = LogLevel.Warning,
        Message = "Letters to system {System} come in the new version of MeMo from {Time:yyyy-MM-dd HH:mm} UTC on. message.json stays as " +
            "it is; who reads memo.xml must know the new version")]
    private static partial void Transition(ILogger log, string system, DateTimeOffset time);

    [LoggerMessage(EventId = 1175, Level = LogLevel.Warning,
        Message = "System {System} is its organisation's default recipient system and has protocol {Protocol}: it must have " +
            "REST_PUBLISH_SUBSCRIBE (TI 12.4.3). Change it in Administrative Access and in Postvogn__Systems__{{n}}__Protocol")]
    private static partial void WrongDefault(ILogger log, string system, string? protocol);

    [LoggerMessage(EventId = 1172, Level = LogLevel.Information,
        Message = "Digital Post shows the systems of organisation {Cvr} to administrators only (TI 5.2): whether ours are active, and " +
            "with which protocol, is not watched")]
    private static partial void NotShown(ILogger log, string cvr);
}
