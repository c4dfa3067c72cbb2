namespace Postvogn.Functions.Storage;

/// <summary>The store cannot do what it was asked now. Nothing is lost: a function that fails with it is called again, a caller from
/// outside gets 503. The message says what, where and how to mend it, and never holds a secret or anything of a blob's content.</summary>
/// <remarks>It has no inner exception: the client library's carries answers of the service word for word.</remarks>
internal sealed class StoreUnavailableException(StoreProblem problem, string message) : IOException(message)
{
    public StoreProblem Problem { get; } = problem;

    /// <summary>Whether it passes by itself; if not, somebody must mend something.</summary>
    public bool IsTransient => Problem is StoreProblem.Unreachable or StoreProblem.Overtaken;

    /// <summary>The disk of the file store has no room left.</summary>
    public static StoreUnavailableException Full(string folder) =>
        new(StoreProblem.Full,
            $"The store is full: {folder}. Free space there, or move it (Postvogn__Storage__Path); nothing is lost, the work goes on by " +
            "itself.");
}
