namespace Postvogn.Functions.Contacts;

internal sealed record LineAnswer(int? Status, ReadOnlyMemory<byte>? Body, PersonLookup? Problem = null)
{
    // Null for a 200, and for a 400, which GraphQL explains in JSON.
    public PersonLookup? Failure(string who, string remedy) => Status switch
    {
        null => Problem!,
        200 or 400 => null,
        401 or 403 => new(PersonOutcome.Refused, Problem: $"Datafordeleren: {who} refused us (HTTP {Status}). {remedy}"),
        404 => new(PersonOutcome.NotUnderstood, Problem:
            $"Datafordeleren: {who} is not at this address (HTTP 404). Its version may have changed: see Postvogn__PersonNames__Address."),
        429 => new(PersonOutcome.Busy, Problem: $"Datafordeleren: {who} wants fewer calls (HTTP 429)."),
        >= 500 => new(PersonOutcome.Unavailable, Problem: $"Datafordeleren: {who} failed (HTTP {Status})."),
        _ => new(PersonOutcome.NotUnderstood, Problem: $"Datafordeleren: {who} answered HTTP {Status}."),
    };
}
