using System.Text.Json;

namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>Opens host.json and function.json: comments are allowed, as the real host allows them.</summary>
internal static class JsonSettingsFile
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip };

    public static JsonSection? Read(string root, string relativePath, ConfigurationErrors errors)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, relativePath)), Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return new JsonSection(document.RootElement.Clone(), relativePath, "", errors);
            }

            errors.Add(relativePath, "The file is not a JSON object.", "Begin it with a brace.");
        }
        catch (JsonException exception)
        {
            errors.Add(relativePath, $"The file is not JSON at line {exception.LineNumber + 1}.", "Correct that line.");
        }
        catch (IOException)
        {
            errors.Add(relativePath, "The file is missing or cannot be read.", "Build the app, and give the folder that would be deployed.");
        }

        return null;
    }
}
