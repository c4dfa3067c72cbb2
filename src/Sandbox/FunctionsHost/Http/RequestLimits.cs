using Postvogn.Sandbox.FunctionsHost.Configuration;

namespace Postvogn.Sandbox.FunctionsHost.Http;

internal sealed record RequestLimits(long MaxRequestBodySize, bool HidesHomePage)
{
    private const long DefaultBodySize = 104_857_600;
    private const string BodySizeSetting = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";

    public static RequestLimits From(IReadOnlyDictionary<string, string> settings)
    {
        var hides = settings.GetValueOrDefault("AzureWebJobsDisableHomepage");
        var hidesHomePage = string.Equals(hides, "true", StringComparison.OrdinalIgnoreCase) || hides == "1";
        if (!settings.TryGetValue(BodySizeSetting, out var text)) return new(DefaultBodySize, hidesHomePage);
        if (long.TryParse(text, CultureInfo.InvariantCulture, out var size) && size > 0) return new(size, hidesHomePage);
        throw new FunctionsHostConfigurationException(
            [new("app settings", $"{BodySizeSetting} is not a number of bytes.", "Write a whole number, or leave it out.")]);
    }
}
