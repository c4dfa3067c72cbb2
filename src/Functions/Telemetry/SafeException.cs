using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;
using Postvogn.MeMo;

namespace Postvogn.Functions.Telemetry;

/// <summary>What may be written of an exception: type and stack always; its message only when it can hold nothing of a letter.</summary>
internal static partial class SafeException
{
    private const string LeftOut = "(message left out: it may quote a letter)";

    // Code that writes no content into its messages. The message format's own (Postvogn.MeMo) may quote what it reads.
    private static readonly string[] OurAssemblies = ["Postvogn.Functions", "Postvogn.DigitalPost"];

    public static string MessageOf(Exception exception) => PersonalNumbers.In(exception switch
    {
        // It is an IOException, and quotes headers.
        BadHttpRequestException or RequestFailedException => LeftOut,
        _ when OurAssemblies.Contains(exception.Source) => exception.Message,
        // The name of a file that was received, or of whose it is, can be part of a path.
        IOException or UnauthorizedAccessException => Quoted().Replace(exception.Message, "(name left out)"),
        _ when MaySay(exception) => exception.Message,
        _ => LeftOut,
    });

    // From the outermost in.
    public static IEnumerable<Exception> ChainOf(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException) yield return exception;
    }

    public static string TextOf(Exception exception) =>
        string.Join(" <- ", ChainOf(exception).Select(e => $"{e.GetType().FullName}: {MessageOf(e)}{Environment.NewLine}{e.StackTrace}"));

    // Exporters read type and stack from the exception itself. Where the type does not bear a copy, one that says its name.
    public static Exception CopyOf(Exception exception)
    {
        var inner = exception.InnerException is { } its ? CopyOf(its) : null;
        // Never constructed, so that whatever its type keeps besides, and might say, is not there.
        var copy = (Exception)RuntimeHelpers.GetUninitializedObject(exception.GetType());
        Fill(copy, MessageOf(exception));
        try
        {
            if (copy.Message.Length > 0 && copy.ToString().Length > 0 && copy is not AggregateException) return copy;
        }
        catch (Exception)
        {
            // Its type says more than a message, from what it was constructed with.
        }

        var substitute = new InvalidOperationException();
        Fill(substitute, $"{exception.GetType().FullName}: {MessageOf(exception)}");
        return substitute;

        void Fill(Exception its, string message) =>
            (Message(its), Inner(its), Stack(its), StackText(its)) = (message, inner, Stack(exception), StackText(exception));
    }

    private static bool MaySay(Exception exception) => exception
        is SocketException
        or HttpRequestException
        or OperationCanceledException
        or TimeoutException
        or ObjectDisposedException
        or NullReferenceException
        or CryptographicException
        or AuthenticationFailedException;

    // The framework puts each path between quotation marks, which the path itself may hold.
    [GeneratedRegex("'.*'", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Quoted();

    // Exception has no other way to be given these; a test fails if a new framework names them otherwise.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string? Message(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_innerException")]
    private static extern ref Exception? Inner(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_stackTrace")]
    private static extern ref object? Stack(Exception exception);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_remoteStackTraceString")]
    private static extern ref string? StackText(Exception exception);
}
