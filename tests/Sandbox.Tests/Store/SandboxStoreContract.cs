using System.Text;
using Postvogn.Sandbox.Store;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.Store;

/// <summary>What the sandbox relies on, whatever the store.</summary>
public abstract class SandboxStoreContract
{
    private const string Empty = "unmatched";

    [ContractFact]
    public async Task OpenAsync_WhatWasPut_ReadsItBack()
    {
        await PutAsync("drop", "kilde/før.xml", "brev");

        (await ReadAsync("drop", "kilde/før.xml")).ShouldBe("brev");
        (await Store.ExistsAsync("drop", "kilde/før.xml", CancellationToken.None)).ShouldBeTrue();
    }

    [ContractFact]
    public async Task OpenAsync_PutAgain_ReadsTheLast()
    {
        await PutAsync("drop", "to-gange.xml", "et langt brev");
        await PutAsync("drop", "to-gange.xml", "brev");

        (await ReadAsync("drop", "to-gange.xml")).ShouldBe("brev");
    }

    [ContractFact]
    public async Task OpenAsync_NotThere_IsNull()
    {
        (await Store.OpenAsync("drop", "mappe/ingen.xml", CancellationToken.None)).ShouldBeNull();
        (await Store.ExistsAsync("drop", "mappe/ingen.xml", CancellationToken.None)).ShouldBeFalse();
        (await Store.ReadJsonAsync("drop", "mappe/ingen.json", CancellationToken.None)).ShouldBeNull();
    }

    [ContractFact]
    public async Task ReadJsonAsync_Json_IsRead()
    {
        await PutAsync("messages", "1/state.json", """{ "status": "Accepted" }""");

        (await Store.ReadJsonAsync("messages", "1/state.json", CancellationToken.None))!.Value.GetProperty("status").GetString().ShouldBe(
            "Accepted");
    }

    [ContractFact]
    public async Task ListAsync_Folder_GivesWhatLiesInItWithItsLength()
    {
        await PutAsync("open", "messages/1", "");
        await PutAsync("open", "messages/dyb/2", "12345");
        await PutAsync("open", "messages-not/3", "");

        var all = await Store.ListAsync("open", "", CancellationToken.None);
        var folder = await Store.ListAsync("open", "messages", CancellationToken.None);

        all.Select(blob => blob.Name).ShouldBe(["messages/1", "messages/dyb/2", "messages-not/3"], ignoreOrder: true);
        folder.Select(blob => (blob.Container, blob.Name, blob.Length)).ShouldBe([("open", "messages/1", 0), ("open",
            "messages/dyb/2", 5)], ignoreOrder: true);
    }

    [ContractFact]
    public async Task ListAsync_NothingThere_IsEmpty()
    {
        (await Store.ListAsync(Empty, "", CancellationToken.None)).ShouldBeEmpty();
        (await Store.ListAsync(Empty, "mappe", CancellationToken.None)).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task ListAsync_BlobPutAgain_DiffersFromBeforeAndElseEqualsIt()
    {
        await PutAsync("received", "a.xml", "1");
        var first = await Store.ListAsync("received", "", CancellationToken.None);
        var unchanged = await Store.ListAsync("received", "", CancellationToken.None);
        await PutAsync("received", "a.xml", "2");
        var changed = await Store.ListAsync("received", "", CancellationToken.None);

        unchanged.ShouldBe(first);
        changed.ShouldNotBe(first);
    }

    private protected abstract ISandboxStore Store { get; }

    private async Task PutAsync(string container, string name, string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await Store.PutAsync(container, name, stream, CancellationToken.None);
    }

    private async Task<string> ReadAsync(string container, string name)
    {
        await using var blob = await Store.OpenAsync(container, name, CancellationToken.None);
        using var reader = new StreamReader(blob.ShouldNotBeNull());
        return await reader.ReadToEndAsync();
    }
}
