using Postvogn.Sandbox.FunctionsHost.Configuration;

namespace Postvogn.Sandbox.FunctionsHost.Http;

internal sealed class FunctionKeys(FunctionsHostOptions options)
{
    public string MasterKey { get; } = options.MasterKey ?? NewKey();

    public string FunctionKey { get; } = options.FunctionKey ?? NewKey();

    public bool Allow(HttpRequest request, AuthLevel level) => level switch
    {
        AuthLevel.Anonymous => true,
        AuthLevel.Function => Carries(request, FunctionKey) || Carries(request, MasterKey),
        _ => Carries(request, MasterKey),
    };

    private static bool Carries(HttpRequest request, string key)
    {
        var given = request.Headers["x-functions-key"].FirstOrDefault() ?? request.Query["code"].FirstOrDefault() ?? "";
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));
    }

    private static string NewKey() => Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
}
