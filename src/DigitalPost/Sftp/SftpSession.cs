using System.Net.Sockets;
using Renci.SshNet;
using Renci.SshNet.Common;
using Renci.SshNet.Messages.Transport;

namespace Postvogn.DigitalPost;

/// <summary>One session for one call: a thin layer over SSH.NET, whose defaults trust any server, offer weak algorithms and wait without
/// end, and whose exceptions tell little. An end that the caller's own token did not ask for is our time limit's.</summary>
internal sealed class SftpSession(SftpOptions options, TimeProvider clock, CancellationToken caller)
    : IProgress<UploadFileProgressReport>, IDisposable
{
    private const int LengthOfWrite = 32 * 1024;

    // Of what a server said, before we know whether it is the right one.
    private const int LongestQuote = 300;

    private readonly CancellationTokenSource silence = new(Timeout.InfiniteTimeSpan, clock);
    private readonly PrivateKeyFile key = options.PrivateKey.Open();
    private SftpClient? client;
    private bool wasOpen;
    private (SftpOutcome Outcome, string Cause)? refusedHostKey;

    /// <summary>From now on a lost answer means that the archive may have arrived.</summary>
    public bool IsMoving { get; set; }

    /// <summary>Cancelled when the server takes nothing for longer than the silence limit. The library would wait without end, its thread
    /// blocked.</summary>
    public CancellationToken Silence => silence.Token;

    private SftpClient Client => client ?? throw new InvalidOperationException("The session is opened first.");

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var info = SftpOffer.Of(options, key);
        client = new SftpClient(info) { OperationTimeout = options.ConnectTimeout };
        client.HostKeyReceived += (_, shown) => shown.CanTrust = Trusts(shown);
        await client.ConnectAsync(cancellationToken);
        wasOpen = true;
        // The first is also how long the server may take no more of what is sent.
        info.Timeout = client.OperationTimeout = options.SilenceLimit;
    }

    public async Task<SftpFile?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var found = await Client.GetAttributesAsync(path, cancellationToken);
            return new SftpFile(path[(path.LastIndexOf('/') + 1)..], found.Size, found.LastWriteTimeUtc);
        }
        catch (SftpPathNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Neither folders nor what hides behind a leading dot, such as a file in the making.</summary>
    public async Task<List<SftpFile>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var files = new List<SftpFile>();
        await foreach (var file in Client.ListDirectoryAsync(folder, cancellationToken))
        {
            if (!file.IsDirectory && !file.IsSymbolicLink && !file.Name.StartsWith('.'))
                files.Add(new SftpFile(file.Name, file.Length, file.LastWriteTimeUtc));
        }
        return files;
    }

    /// <summary>From the content's position on, at that of the file; from 0 on, the file is begun anew.</summary>
    public async Task WriteAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        ShowsLife();
        if (content.Position == 0)
            // Many writes are under way at once, which a stream of the library cannot do; but it can only begin at 0.
            await Client.UploadFileAsync(content, path, this, cancellationToken);
        else
            await ContinueAsync(content, path, cancellationToken);
        silence.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Its reader closes it when all is well: on a line that hangs, closing hangs too, and the end of the session closes
    /// it.</summary>
    public async Task<Stream> ReadAsync(string path, CancellationToken cancellationToken) =>
        await Client.OpenAsync(path, FileMode.Open, FileAccess.Read, cancellationToken);

    /// <summary>The plain rename of SFTP, which never overwrites; OpenSSH's own extension would.</summary>
    public Task MoveAsync(string from, string to, CancellationToken cancellationToken) =>
        Client.RenameFileAsync(from, to, cancellationToken);

    /// <summary>One that is not there is no fault.</summary>
    public async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await Client.DeleteFileAsync(path, cancellationToken);
        }
        catch (SftpPathNotFoundException)
        {
            // It is gone already.
        }
    }

    /// <summary>Null when the caller ended it, or when it is an error of ours. The cause holds none of its words: they may name
    /// paths.</summary>
    public SftpAnswer<T>? Read<T>(Exception fault) => fault switch
    {
        SftpPathNotFoundException => Answer<T>(SftpOutcome.NoSuchFile, "The server has no such file or folder for this system."),
        SftpPermissionDeniedException =>
            Answer<T>(SftpOutcome.Denied, "The server refuses the file or folder to this system."),
        SftpException refused => Answer<T>(SftpOutcome.Failed, $"The server refuses it with the status {refused.StatusCode}."),
        IOException or UnauthorizedAccessException =>
            Answer<T>(SftpOutcome.LocalFault, $"A file of this machine cannot be read or written ({fault.GetType().Name})."),
        OperationCanceledException when caller.IsCancellationRequested => null,
        OperationCanceledException => Ended<T>(),
        SshException or SocketException => wasOpen ? CutOff<T>(fault) : NotOpened<T>(fault),
        // What the library throws when its session ends under it.
        InvalidOperationException or NullReferenceException when client is { IsConnected: false } =>
            wasOpen ? CutOff<T>(fault) : NotOpened<T>(fault),
        _ => null,
    };

    /// <summary>Ended by one of our own limits.</summary>
    public SftpAnswer<T> Ended<T>() => silence.IsCancellationRequested ? Silent<T>()
        : wasOpen ? Lost<T>(SftpOutcome.TimedOut, "The call took longer than its limit and was ended.")
        : Answer<T>(SftpOutcome.NotConnected, "No session was open within the limit of a call.");

    public void Dispose()
    {
        client?.Dispose();
        key.Dispose();
        silence.Dispose();
    }

    void IProgress<UploadFileProgressReport>.Report(UploadFileProgressReport value) => ShowsLife();

    private void ShowsLife() => silence.CancelAfter(options.SilenceLimit);

    private async Task ContinueAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        var file = await Client.OpenAsync(path, FileMode.Open, FileAccess.Write, cancellationToken);
        file.Position = content.Position;
        var bytes = new byte[LengthOfWrite];
        while (await content.ReadAsync(bytes, cancellationToken) is > 0 and var count)
        {
            await file.WriteAsync(bytes.AsMemory(0, count), cancellationToken);
            ShowsLife();
        }
        await file.DisposeAsync();
    }

    private static SftpAnswer<T> Answer<T>(SftpOutcome outcome, string cause) => new() { Outcome = outcome, Cause = cause };

    private SftpAnswer<T> NotOpened<T>(Exception fault) => refusedHostKey is { } key ? Answer<T>(key.Outcome, key.Cause)
        : fault is SshAuthenticationException ? Answer<T>(SftpOutcome.KeyRefused, "The server does not accept the key for this user. " +
            "Check user name, key, and the system's public key in Administrative Access.")
        : Answer<T>(SftpOutcome.NotConnected, $"No session: {WhatOf(fault)}.");

    private SftpAnswer<T> CutOff<T>(Exception fault) => fault is SshOperationTimeoutException ? Silent<T>()
        : Lost<T>(SftpOutcome.CutOff, $"The connection was cut ({WhatOf(fault)}).");

    private SftpAnswer<T> Silent<T>() => Lost<T>(SftpOutcome.CutOff, "The server gave no sign of life within the silence limit.");

    private SftpAnswer<T> Lost<T>(SftpOutcome outcome, string cause) => Answer<T>(IsMoving ? SftpOutcome.Unconfirmed : outcome, cause);

    // A word for it. When no algorithm is common, the library's own words name those of the server.
    private static string WhatOf(Exception fault) => fault switch
    {
        SocketException socket => socket.SocketErrorCode.ToString(),
        SshConnectionException { DisconnectReason: DisconnectReason.KeyExchangeFailed } =>
            string.Concat(fault.Message.Where(sign => sign is >= ' ' and <= '~').Take(LongestQuote)),
        SshConnectionException connection => connection.DisconnectReason.ToString(),
        SshOperationTimeoutException => "the server is silent",
        _ => fault.GetType().Name,
    };

    private bool Trusts(HostKeyEventArgs shown)
    {
        var key = SftpHostKey.Of(shown.HostKey);
        var print = $"{key.Type} key (SHA256:{shown.FingerPrintSHA256})";
        refusedHostKey = options.HostKeys.Contains(key) ? null
            : options.HostKeys.Any(k => k.Type == key.Type) ? (SftpOutcome.HostKeyWrong,
                $"The server shows another {print} than the configured one. Ask Digital Post whether it changed the key; " +
                "if it did, configure the new one. If it did not, this is not its server.")
            : (SftpOutcome.HostKeyUnknown,
                $"The server shows an {print}, and no key of that type is configured. Ask Digital Post for it and add it.");
        return refusedHostKey is null;
    }
}
