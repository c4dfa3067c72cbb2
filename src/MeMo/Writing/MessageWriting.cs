using System.Collections;
using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Writing;

/// <summary>Along the table of elements.</summary>
internal sealed class MessageWriting(Stream output, MemoVersion version) : IAsyncDisposable
{
    private readonly EnvelopeWriter envelope = new();

    public async ValueTask WriteAsync(Message message, CancellationToken cancellationToken)
    {
        var root = BodyElements.Message;
        envelope.StartRoot(root.Name);
        envelope.Attribute("memoVersion", version == MemoVersion.V1_1 ? "1.1" : "1.2");
        if (version == MemoVersion.V1_1)
            envelope.Attribute("memoSchVersion", "1.1.0");
        await WriteChildrenAsync(root, message, $"/{root.Name}", cancellationToken);
        envelope.End();
        await envelope.PassOnAsync(output, closeTag: false, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        envelope.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask WriteChildrenAsync(MemoElement element, object model, string path, CancellationToken cancellationToken)
    {
        RefuseUnbound(element, model, path);
        foreach (var child in element.Children)
        {
            var childPath = $"{path}/{child.Name}";
            RefuseAlternative(element, child, model, childPath);
            foreach (var (value, number) in ValuesOf(child, model, childPath).Select((value, index) => (value, index + 1)))
                await WriteAsync(child, value, child.IsList ? $"{childPath}[{number}]" : childPath, cancellationToken);
        }
    }

    // As many as the version asks for.
    private IReadOnlyList<object> ValuesOf(MemoChild child, object model, string path)
    {
        var value = child.Property.GetValue(model);
        IReadOnlyList<object> values = value switch
        {
            null => [],
            _ when child.IsList => [.. ((IEnumerable)value).Cast<object>()],
            _ => [value],
        };
        var (min, max) = child.In(version);
        if (values.Count > max)
            throw max == 0 ? WritingFindings.NotInVersion(path, version) : WritingFindings.TooMany(path, child, max);
        if (values.Count >= min)
            return values;
        return child.Type == MemoTypes.Boolean ? [false] : throw WritingFindings.Missing(path, child);
    }

    private async ValueTask WriteAsync(MemoChild child, object value, string path, CancellationToken cancellationToken)
    {
        envelope.Start(child.Name);
        if (child.Element is not null)
            await WriteChildrenAsync(child.Element, value, path, cancellationToken);
        else if (child.Type!.IsContent)
            await WriteContentAsync((FileContent)value, cancellationToken);
        else
            WriteText(child, value, path);
        envelope.End();
    }

    private void WriteText(MemoChild child, object value, string path)
    {
        var text = child.Type!.Format(value);
        if (child.Type.Parse(text) is null)
            throw WritingFindings.Broken(path, child);
        try
        {
            envelope.Text(text);
        }
        catch (ArgumentException unwritable)
        {
            throw WritingFindings.Broken(path, child, unwritable);
        }
    }

    private async ValueTask WriteContentAsync(FileContent content, CancellationToken cancellationToken)
    {
        await envelope.PassOnAsync(output, closeTag: true, cancellationToken);
        await using var bytes = await content.OpenAsync(cancellationToken);
        await Base64Writing.CopyAsync(bytes, output, cancellationToken);
    }

    private static void RefuseAlternative(MemoElement element, MemoChild child, object model, string path)
    {
        if (child.Choice == 0 || child.Property.GetValue(model) is null)
            return;
        if (element.Children.Any(other => other != child && other.Choice == child.Choice && other.Property.GetValue(model) is not null))
            throw WritingFindings.OneOfChoice(path);
    }

    // A list that the record has and the element has not, such as the actions of a technical document, would be lost.
    private void RefuseUnbound(MemoElement element, object model, string path)
    {
        foreach (var property in element.Unbound)
        {
            if (property.GetValue(model) is IEnumerable<object> list && list.Any())
                throw WritingFindings.NotInVersion($"{path}/{property.Name}", version);
        }
    }
}
