namespace Postvogn.EndToEnd;

public sealed class When_every_function_of_the_built_app_is_called() : EveryFunction(Path.Combine(AppContext.BaseDirectory,
    "app"), _ => { });
