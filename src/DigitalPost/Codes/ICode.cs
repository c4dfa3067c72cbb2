namespace Postvogn.DigitalPost;

/// <summary>
/// A code of the API: a value with a name, made from any text, so that a code which is newer than this client can be read, compared and
/// sent back. The known ones are its static members.
/// </summary>
/// <typeparam name="T">The code itself.</typeparam>
public interface ICode<T>
    where T : struct, ICode<T>
{
    /// <summary>The code as the API writes it, e.g. <c>REGISTERED</c>.</summary>
    string Code { get; }

    /// <summary>The code of this text.</summary>
    static abstract T From(string code);
}
