using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>The text may name the number that it is about, as Digital Post's does.</summary>
internal sealed record Refusal(string Code, ReceiptStatus Status, string Message)
{
    public static Refusal Of(ErrorCode code, string about) => new(code.Code, code.Status, $"{code.Rule} It is about {about}.");

    public static Refusal Of(Finding finding) => new(finding.Code, finding.Status, $"{finding.Path}: {finding.Message}");
}
