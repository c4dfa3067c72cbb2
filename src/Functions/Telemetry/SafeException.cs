using System.Net.Sockets;
using System.Security.Cryptography;
using Azure;
using Azure.Identity;

namespace Postvogn.Functions.Telemetry;

/// <summary>
/// What may be written of an exception: its type and its stack always; its message only when it can hold nothing of a letter.
/// </summary>
internal static class SafeException
{
    /// <summary>Code that writes no content into its messages. The message format's own (Postvogn.MeMo) may quote what it reads.</summary>
    private static readonly string[] OurAssemblies = ["Postvogn.Functions", "Postvogn.DigitalPost"];

    /// <summary>The message, or a note that it is left out.</summary>
    public static string MessageOf(Exception exception) =>
        MaySay(exception) ? exception.Message : "(message left out: it may quote a letter)";

    /// <summary>The exceptions from the outermost in.</summary>
    public static IEnumerable<Exception> ChainOf(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException) yield return exception;
    }

    /// <summary>All of it as one text: types, messages as far as they may be said, and stacks.</summary>
    public static string TextOf(Exception exception) =>
        string.Join(" <- ", ChainOf(exception).Select(e => $"{e.GetType().FullName}: {MessageOf(e)}{Environment.NewLine}{e.StackTrace}"));

    private static bool MaySay(Exception exception) => exception is not RequestFailedException
        && (OurAssemblies.Contains(exception.Source) || exception
            is IOException
            or UnauthorizedAccessException
            or SocketException
            or HttpRequestException
            or OperationCanceledException
            or TimeoutException
            or ObjectDisposedException
            or NullReferenceException
            or CryptographicException
            or AuthenticationFailedException);
}
