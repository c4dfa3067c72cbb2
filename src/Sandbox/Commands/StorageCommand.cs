using System.CommandLine;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Postvogn.Cli;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Commands;

internal static class StorageCommand
{
    private static readonly Argument<string> Account = new("connection")
    {
        Description = "The account's connection string. The default is an Azurite that runs at its usual ports.",
        DefaultValueFactory = _ => "UseDevelopmentStorage=true",
    };

    public static Command Create()
    {
        var command = new Command("storage", "Make the app's containers and queues in a storage account, and end.") { Account };
        command.SetAction((parsed, cancellationToken) =>
            FaultScreen.GuardAsync(stop => RunAsync(parsed.GetRequiredValue(Account), stop), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string connection, CancellationToken cancellationToken)
    {
        var blobs = AccountOf(connection);
        foreach (var container in StoreContainers.All)
            await blobs.GetBlobContainerClient(container).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await StoreQueues.CreateAsync(connection, cancellationToken);
        await Console.Out.WriteLineAsync($"{StoreContainers.All.Count} containers and {StoreQueues.All.Count} queues are there.");
        return ExitCode.Success;
    }

    private static BlobServiceClient AccountOf(string connection)
    {
        try
        {
            _ = new QueueServiceClient(connection);
            return new BlobServiceClient(connection);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or NullReferenceException)
        {
            // The last where it names one service and not the other.
            // Its words may quote the text, which holds a key.
            throw new SandboxException(
                "That is no connection string of a storage account. Give it as the portal shows it, or leave it out for an Azurite here.");
        }
    }
}
