using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Official;

public sealed class SampleTests
{
    private static readonly MemoVersion[] Versions = [MemoVersion.V1_1, MemoVersion.V1_2];

    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Read_OfficialSample_IsReadWhole()
    {
        foreach (var version in Versions)
        {
            foreach (var path in OfficialSchema.Samples(version))
            {
                await using var file = File.OpenRead(path);
                var message = await MemoReader.ReadMessageAsync(file, CancellationToken.None);
                message.Version.ShouldBe(version, path);
            }
        }
    }

    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Validate_OfficialSample_KeepsToItsOwnSchema()
    {
        foreach (var version in Versions)
        {
            foreach (var path in OfficialSchema.Samples(version))
            {
                var report = await ValidateAsync(await File.ReadAllTextAsync(path));
                report.Findings.ShouldNotContain(finding => finding.Code == "memo.invalid", path);
                report.Version.ShouldBe(version, path);
                report.Header.ShouldNotBeNull(path);
            }
        }
    }

    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Validate_OfficialSampleUnderTheOtherVersion_IsRefusedWhereTheSchemaRefuses()
    {
        foreach (var version in Versions)
        {
            var other = Versions.Single(v => v != version);
            foreach (var path in OfficialSchema.Samples(version))
            {
                var xml = (await File.ReadAllTextAsync(path)).Replace(
                    $"memoVersion=\"{OfficialSchema.Text(version)}\"",
                    $"memoVersion=\"{OfficialSchema.Text(other)}\"",
                    StringComparison.Ordinal);
                var official = OfficialSchema.Refusals(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml)), other);
                var ours = (await ValidateAsync(xml)).Findings.Where(finding => finding.Code == "memo.invalid");
                ours.Any().ShouldBe(official.Count > 0, path);
                official.ShouldNotBeEmpty(path);
            }
        }
    }

    [FactIfAvailable(typeof(OfficialMemo))]
    public async Task Write_OfficialSample_IsValidAndTheSame()
    {
        foreach (var version in Versions)
        {
            foreach (var path in OfficialSchema.Samples(version))
            {
                var message = await Xml.ReadAsync(await File.ReadAllBytesAsync(path));
                var written = await Xml.WriteAsync(message);
                OfficialSchema.Refusals(new MemoryStream(written), version).ShouldBeEmpty(path);
                (await Xml.WriteAsync(await Xml.ReadAsync(written))).ShouldBe(written, path);
                Xml.Texts(written).ShouldBe(Xml.Texts(await File.ReadAllBytesAsync(path)), path);
            }
        }
    }

    private static async Task<MemoReport> ValidateAsync(string xml) =>
        await MemoValidator.ValidateAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml)), new(), CancellationToken.None);
}
