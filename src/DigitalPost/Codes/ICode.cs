namespace Postvogn.DigitalPost;

/// <summary>A value with a name, made from any text, so that a code newer than this client can be read, compared and sent back.</summary>
internal interface ICode
{
    string Code { get; init; }
}
