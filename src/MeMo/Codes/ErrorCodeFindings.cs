using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo;

internal static class ErrorCodeFindings
{
    public static Finding At(this ErrorCode code, string path, Place place, string message, string fix) => new()
    {
        Code = code.Code,
        Status = code.Status,
        Path = path,
        Line = place.Line,
        Column = place.Column,
        Message = message,
        Fix = fix,
    };
}
