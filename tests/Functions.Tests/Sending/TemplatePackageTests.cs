using System.Text;
using Postvogn.Drops.Packages;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Sending;

public sealed class TemplatePackageTests : IDisposable
{
    private readonly Rig rig = new();

    [Fact]
    public async Task Run_PackageOfASourceWithATemplate_HasWhatItLeavesOut()
    {
        var template = PackageTemplate.Read("""{"postType":"MYNDIGHEDSPOST","sender":{"label":"Borgerservice"}}"""u8.ToArray());
        var settings = rig.Settings with
        {
            Sources = new Dictionary<string, SourceSettings> { ["kmd"] = new() { System = "post", Template = template } },
        };
        await rig.WriteAsync(Places.Drop("kmd/brev.txt"), "Hej");
        await rig.WriteAsync(Places.Drop("kmd/a.letter.json"),
            $$"""{"recipient":{"type":"CPR","id":"{{SampleMemo.Cpr}}"},"label":"Afgørelse","files":[{"path":"brev.txt"}]}""");

        await rig.Get<AcceptDropHandler>(settings).RunAsync(BlobEvent.HintFor(Places.Drop("kmd/a.letter.json")), 1, default);

        var letter = (await rig.WaitingAsync()).ShouldHaveSingleItem();
        var memo = Encoding.UTF8.GetString((await rig.ReadAsync(Places.Memo(letter)))!);
        memo.ShouldContain("<memo:postType>MYNDIGHEDSPOST</memo:postType>");
        memo.ShouldContain("<memo:label>Borgerservice</memo:label>");
    }

    public void Dispose() => rig.Dispose();
}
