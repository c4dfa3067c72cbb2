using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Postvogn.Infra.Tests.App;

/// <summary>A configuration that notes which settings are asked for, there or not.</summary>
/// <param name="inner">The configuration that answers.</param>
/// <param name="asked">Where names are noted, as app settings are spelt: <c>A__B</c>.</param>
public sealed class RecordingConfiguration(IConfigurationSection inner, ISet<string> asked) : IConfigurationSection
{
    public string Key => inner.Key;

    public string Path => inner.Path;

    public string? Value
    {
        get
        {
            Note(inner.Path);
            return inner.Value;
        }
        set => inner.Value = value;
    }

    public string? this[string key]
    {
        get
        {
            Note(ConfigurationPath.Combine(inner.Path, key));
            return inner[key];
        }
        set => inner[key] = value;
    }

    /// <summary>Wraps a whole configuration.</summary>
    public static IConfiguration Of(IConfiguration configuration, ISet<string> asked) => new Whole(configuration, asked);

    public IEnumerable<IConfigurationSection> GetChildren() =>
        inner.GetChildren().Select(child => new RecordingConfiguration(child, asked));

    public IChangeToken GetReloadToken() => inner.GetReloadToken();

    public IConfigurationSection GetSection(string key) => new RecordingConfiguration(inner.GetSection(key), asked);

    private void Note(string path) => asked.Add(path.Replace(":", "__", StringComparison.Ordinal));

    private sealed class Whole(IConfiguration inner, ISet<string> asked) : IConfiguration
    {
        public string? this[string key]
        {
            get
            {
                asked.Add(key.Replace(":", "__", StringComparison.Ordinal));
                return inner[key];
            }
            set => inner[key] = value;
        }

        public IEnumerable<IConfigurationSection> GetChildren() =>
            inner.GetChildren().Select(child => new RecordingConfiguration(child, asked));

        public IChangeToken GetReloadToken() => inner.GetReloadToken();

        public IConfigurationSection GetSection(string key) => new RecordingConfiguration(inner.GetSection(key), asked);
    }
}
