using Postvogn.MeMo;

namespace Postvogn.Benchmarks.Messages;

/// <summary>Our library on the message. Every stream is in memory, so nothing waits.</summary>
internal static class OurMessages
{
    public static async Task ReadAsync(Stream input, Stream output)
    {
        await using var reader = new MemoReader(input);
        while (await reader.ReadFileAsync(CancellationToken.None) is { } part)
            await part.Content.CopyToAsync(output);
    }

    public static async Task WriteAsync(Stream file, Stream output) =>
        await MemoWriter.WriteAsync(output, LargestMessage.With(FileContent.From(_ => ValueTask.FromResult(file))), CancellationToken.None);

    public static async Task ValidateAsync(Stream input)
    {
        var report = await MemoValidator.ValidateAsync(input, new(), CancellationToken.None);
        if (!report.IsValid)
            throw new InvalidOperationException(report.Findings[0].Message);
    }

    public static async Task ConvertAsync(Stream input, Stream output) =>
        await MemoConverter.ConvertAsync(input, output, MemoVersion.V1_1, CancellationToken.None);
}
