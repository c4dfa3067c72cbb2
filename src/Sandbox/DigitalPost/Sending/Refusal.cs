using Postvogn.MeMo;

namespace Postvogn.Sandbox.DigitalPost;

/// <summary>In the words of TI 13.4.3, which name the number that it is about.</summary>
internal sealed record Refusal(string Code, ReceiptStatus Status, string Message)
{
    public static Refusal Of(ErrorCode code, string message) => new(code.Code, code.Status, message);

    public static Refusal Of(Finding finding) => new(finding.Code, finding.Status, $"{finding.Path}: {finding.Message}");
}
